-- Owned by the room intake.

-- Every order body as it came, before anything else was done with it.
create table intake (
    intake_id    uuid primary key,
    channel      text        not null,
    content_type text,
    body         bytea       not null,
    received_at  timestamptz not null,
    state        text        not null check (state in ('RECEIVED', 'DONE', 'FAILED')),
    status       text, -- ACCEPTED, HELD, REJECTED, DUPLICATE
    order_ids    text[]      not null default '{}',
    findings     jsonb       not null default '[]',
    lease_until  timestamptz not null,
    attempt      integer     not null default 0,
    finished_at  timestamptz
);
create index intake_open on intake (lease_until) where state = 'RECEIVED';
