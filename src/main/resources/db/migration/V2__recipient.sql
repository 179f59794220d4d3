-- Owned by the room recipient.

create table recipient (
    recipient_id   text primary key,
    name           text,
    email          text,
    phone          text,
    locale         text        not null,
    time_zone      text        not null,
    country        text,
    region         text,
    tier           text,
    segments       text[]      not null default '{}',
    devices        jsonb       not null default '[]',
    channels       jsonb       not null default '{}',
    cadence        text        not null default 'INSTANT',
    digest_at      time        not null default '08:00',
    quiet_from     time,
    quiet_until    time,
    plan_mode      text,
    categories     jsonb       not null default '{}',
    unsubscribed   text[]      not null default '{}',
    updated_at     timestamptz not null
);
create index recipient_email on recipient (lower(email));
create index recipient_merchandiser on recipient (recipient_id) where 'merchandiser' = any (segments);

create table watch (
    sku          text        not null,
    recipient_id text        not null references recipient on delete cascade,
    created_at   timestamptz not null,
    primary key (sku, recipient_id)
);
create index watch_recipient on watch (recipient_id);

-- Signs the tokens in unsubscribe links; one row.
create table signing_secret (
    only_one boolean primary key default true check (only_one),
    secret   bytea   not null
);

-- When somebody refused promotional messages on a channel; kept for the opt-out rate.
create table opt_out (
    recipient_id text        not null references recipient on delete cascade,
    channel      text        not null,
    at           timestamptz not null,
    primary key (recipient_id, channel, at)
);
create index opt_out_at on opt_out (at);
