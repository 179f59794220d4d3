-- Owned by the room order.

create table customer_order (
    order_id       text primary key,
    channel        text        not null,
    external_id    text        not null,
    number         text        not null,
    recipient_id   text        not null,
    total_amount   numeric(19, 4),
    total_currency char(3),
    urgent         boolean     not null,
    test           boolean     not null,
    cancelled      boolean     not null,
    ordered_at     timestamptz not null,
    updated_at     timestamptz not null,
    unique (channel, external_id)
);
create index customer_order_recipient on customer_order (recipient_id);

create table order_line (
    order_id             text    not null references customer_order on delete cascade,
    line_no              integer not null,
    sku                  text    not null,
    name                 text,
    quantity             integer not null,
    open                 integer not null, -- ordered and not yet shipped, cancelled or refunded
    price_amount         numeric(19, 4),
    price_currency       char(3),
    promised_on          date,
    backordered          integer not null default 0, -- units of the open ones that nothing covers
    backordered_occasion bigint,                     -- the occasion that left the line uncovered
    covered_occasion     bigint,                     -- the occasion that covered it again
    primary key (order_id, line_no)
);
create index order_line_open on order_line (sku) where open > 0 or backordered > 0;
create index order_line_backordered on order_line (backordered_occasion) where backordered_occasion is not null;
create index order_line_covered on order_line (covered_occasion) where covered_occasion is not null;
