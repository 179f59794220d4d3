-- Owned by the room recipient.

-- Addresses that nobody writes to any more, each in the one spelling that the room gives it.
create table suppression (
    suppression_id bigint generated always as identity unique, -- grows; a page of the list goes on from it
    channel        text        not null,
    address        text        not null,
    reason         text        not null,
    provider       text,
    detail         text,
    added_by       text, -- null when no person did
    at             timestamptz not null,
    primary key (channel, address)
);

-- What stood in the list once: who took it out, when and why.
create table lifted_suppression (
    suppression_id bigint primary key,
    channel        text        not null,
    address        text        not null,
    reason         text        not null,
    provider       text,
    detail         text,
    added_by       text,
    at             timestamptz not null,
    lifted_by      text        not null,
    lifted_why     text        not null,
    lifted_at      timestamptz not null
);
create index lifted_suppression_address on lifted_suppression (channel, address);

-- By an address one finds everybody who has it.
create index recipient_phone on recipient (phone) where phone is not null;
create index recipient_devices on recipient using gin (devices jsonb_path_ops);

-- Null when everything promotional on the channel was refused.
alter table opt_out add column item_category text;

-- Owned by the room inventory: the categories that items have, without a look at every item.
create index item_category on item (category);
