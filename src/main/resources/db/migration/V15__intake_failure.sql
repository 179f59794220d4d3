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
