-- Owned by the room order.

-- A line knows whose it is, so that a page of an audience is read from one index, however many orders there are.
alter table order_line add column recipient_id text;
alter table order_line add column test boolean;
update order_line l set recipient_id = o.recipient_id, test = o.test from customer_order o where o.order_id = l.order_id;
alter table order_line alter column recipient_id set not null;
alter table order_line alter column test set not null;

create index order_line_backordered_for on order_line (backordered_occasion, recipient_id) where backordered_occasion is not null;
create index order_line_covered_for on order_line (covered_occasion, recipient_id) where covered_occasion is not null;
create index order_line_waiting on order_line (sku, recipient_id) where backordered > 0;
create index order_line_wanted on order_line (recipient_id, sku) where open > 0;
drop index order_line_backordered;
drop index order_line_covered;
