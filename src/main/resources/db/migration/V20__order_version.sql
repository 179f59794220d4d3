-- Owned by the room order: every version of an order that came in, whole, in our words. What an order is follows from all of them.
create table order_version (
    order_id    text        not null,
    version     text        not null,
    kind        text        not null, -- ORDER, CHANGE, CANCELLATION
    updated_at  timestamptz not null,
    intake_id   uuid,
    canonical   jsonb       not null,
    held        boolean     not null default false, -- does not count until somebody releases it
    received_at timestamptz not null,
    primary key (order_id, version)
);

-- Owned by the door of orders: what a caller called his request (Idempotency-Key, draft-ietf-httpapi-idempotency-key-header).
create table intake_key (
    channel   text        not null,
    key       text        not null,
    sha256    bytea       not null,
    intake_id uuid        not null,
    at        timestamptz not null,
    primary key (channel, key)
);

-- Owned by the room inventory: what channels and buyers call our articles; channel * for all.
create table sku_alias (
    channel text not null,
    alias   text not null,
    sku     text not null,
    primary key (channel, alias)
);

-- The body of an order that failed, to be worked on again.
alter table intake_failure add column intake_id uuid;
