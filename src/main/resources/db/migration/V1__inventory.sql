-- Owned by the room inventory.

create table item (
    sku            text primary key,
    name           text        not null,
    category       text,
    brand          text,
    price_amount   numeric(19, 4),
    price_currency char(3),
    url            text,
    image_url      text,
    lead_time_days integer,
    supplier_id    text,
    attributes     jsonb       not null default '{}',
    listed         boolean     not null,
    updated_at     timestamptz not null
);

-- The newest reading of one SKU at one location.
create table stock_level (
    sku         text        not null,
    location    text        not null,
    source      text        not null,
    on_hand     integer     not null,
    allocated   integer,
    on_order    integer     not null,
    expected_at timestamptz,
    version     bigint,
    observed_at timestamptz not null,
    received_at timestamptz not null,
    primary key (sku, location)
);

-- Ids of readings that were applied, so that a repeat is known as one however late it comes.
create table stock_reading_id (
    source      text        not null,
    reading_id  text        not null,
    received_at timestamptz not null,
    primary key (source, reading_id)
);

-- One SKU over all locations, as it was last decided about; its row lock keeps the order of changes per SKU.
create table stock_position (
    sku                 text primary key,
    on_hand             integer not null,
    allocated           integer not null,
    on_order            integer not null,
    expected_at         timestamptz,
    low_stock_threshold integer not null,
    observed_at         timestamptz -- null until the first reading
);

create table threshold (
    scope text    not null check (scope in ('DEFAULT', 'CATEGORY', 'SKU')),
    key   text    not null,
    units integer not null check (units >= 0),
    primary key (scope, key)
);
insert into threshold (scope, key, units) values ('DEFAULT', '*', 5);
