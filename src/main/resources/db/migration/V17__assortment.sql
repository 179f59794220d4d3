-- Owned by the room inventory.

-- Units on order that have a date, by date: [{"expectedAt": ..., "units": ...}]; null for none.
alter table stock_position add column receipts jsonb;
-- Whether some locations count for some customers only, so that the stock looks different to each of them.
alter table stock_position add column selective boolean not null default false;
