-- Owned by the room inventory.

-- A line says units, or days of supply and the units that it never goes below. DEFAULT has the key *, SKU and LOCATION have the SKU.
alter table threshold
    drop constraint threshold_scope_check,
    add constraint threshold_scope_check check (scope in ('DEFAULT', 'CATEGORY', 'SKU', 'LOCATION')),
    add column location       text not null default '',
    add column days_of_supply integer check (days_of_supply > 0),
    add column minimum_units  integer check (minimum_units >= 0),
    alter column units drop not null,
    drop constraint threshold_pkey,
    add primary key (scope, key, location),
    add constraint threshold_says_one check ((units is null) <> (days_of_supply is null)),
    add constraint threshold_location check ((location <> '') = (scope = 'LOCATION')),
    add constraint threshold_location_units check (scope <> 'LOCATION' or units is not null);

-- Units sold in the 28 days before a day; a SKU without a row sold none.
create table sales_pace (
    sku        text primary key,
    units_sold integer not null check (units_sold >= 0),
    counted_on date    not null
);

-- A line in units; part of a unit counts as one.
create function line_units(units integer, days_of_supply integer, minimum_units integer, units_sold integer) returns integer
    language sql immutable as
$$
    select case when days_of_supply is null then units
                else least(greatest(coalesce(minimum_units, 1), ceil(days_of_supply * coalesce(units_sold, 0) / 28.0)), 2147483647)::integer end
$$;

-- Lines that were moved and whose items were not all looked at again. after_sku: how far that has come.
create table threshold_change (
    scope     text        not null,
    key       text        not null,
    after_sku text        not null default '',
    due_at    timestamptz not null,
    primary key (scope, key)
);

-- What was available, whenever that changed, for 90 days. Only added to; was is null for the first reading of a SKU.
create table stock_history (
    sku       text        not null,
    at        timestamptz not null,
    was       integer,
    available integer     not null
);
create index stock_history_sku on stock_history (sku, at);
create index stock_history_at on stock_history using brin (at) with (pages_per_range = 32);

-- One row: when stock_history began, and the day on which sales were last counted.
create table stock_calendar (
    history_since timestamptz not null,
    counted_on    date        not null
);
insert into stock_calendar (history_since, counted_on) values (now(), date '1970-01-01');
