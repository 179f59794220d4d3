-- Owned by the room inventory.

-- Units on order that have a date, by date: [{"expectedAt": ..., "units": ...}]; null for none.
alter table stock_position add column receipts jsonb;
-- Whether some locations count for some customers only, so that the stock looks different to each of them.
alter table stock_position add column selective boolean not null default false;
-- Whether the item is a bundle or part of one, or was once.
alter table stock_position add column bundled boolean not null default false;

-- An item that is made of others when it is sold: the parts as they were given. They may be bundles themselves.
create table item_part (
    sku      text    not null,
    part_sku text    not null,
    quantity integer not null check (quantity > 0),
    primary key (sku, part_sku),
    check (sku <> part_sku)
);
create index item_part_part on item_part (part_sku);

-- What one unit of a bundle comes down to: only items that lie on shelves themselves, however they are wrapped. Made from item_part.
create table bundle_content (
    sku      text    not null,
    part_sku text    not null,
    quantity integer not null check (quantity > 0),
    primary key (sku, part_sku)
);
create index bundle_content_part on bundle_content (part_sku);
