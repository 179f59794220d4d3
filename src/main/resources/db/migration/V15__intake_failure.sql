-- Owned by the room intake.

-- A piece of what came in that could not be taken, while the rest of it was.
create table intake_failure (
    failure_id bigint generated always as identity primary key, -- grows; a page of the list goes on from it
    source     text        not null,
    door       text        not null,
    place      text        not null,
    code       text        not null,
    message    text        not null,
    raw        bytea, -- the bad piece as it came, at most 64 kB of it
    at         timestamptz not null
);
create index intake_failure_source on intake_failure (source, failure_id);

-- Files of stock that were taken, and how far.
create table intake_file (
    file_id     bigint generated always as identity primary key,
    source      text        not null,
    door        text        not null, -- folder or http
    name        text        not null,
    sha256      bytea       not null,
    state       text        not null check (state in ('OPEN', 'DONE', 'FAILED', 'ABANDONED')),
    records     bigint      not null default 0, -- all before this one are committed
    accepted    bigint      not null default 0,
    duplicates  bigint      not null default 0,
    stale       bigint      not null default 0,
    rejected    bigint      not null default 0,
    notes       jsonb       not null default '[]',
    lease_until timestamptz not null,
    attempt     integer     not null default 1,
    started_at  timestamptz not null,
    finished_at timestamptz
);
-- Of a folder one file at a time, in the order in which they came: whoever has this row has the folder.
create unique index intake_file_open on intake_file (source) where state = 'OPEN' and door = 'folder';
create index intake_file_done on intake_file (source, file_id) where state = 'DONE';
