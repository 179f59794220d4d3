-- Owned by the door of orders: what customers wait for goes before much at once.
alter table intake add column lane smallint not null default 1; -- 0 urgent, 1 normal, 2 bulk
create index intake_due on intake (lane, lease_until) where state = 'RECEIVED';
drop index intake_open; -- nobody needs it to run
create index intake_channel on intake (channel, received_at);
