-- Owned by the room access.

create table api_key (
    key_id     text primary key,
    name       text        not null,
    hash       bytea       not null, -- SHA-256 of the secret, which has 256 random bits
    scopes     text[]      not null,
    created_at timestamptz not null,
    revoked_at timestamptz
);

create table app_user (
    username      text primary key,
    password_hash text        not null,
    roles         text[]      not null,
    created_at    timestamptz not null
);
