-- Owned by the room forecast.

create table sale (
    sku     text    not null,
    sold_on date    not null,
    units   integer not null,
    primary key (sku, sold_on)
);
