-- Owned by the room outbox. What is written for every message is written to as few indexes as can be.

-- A notification is unique for its occasion and recipient, and so this is one for occasion, recipient and channel.
create unique index delivery_channel on delivery (notification_id, channel);
alter table delivery drop constraint delivery_occasion_id_recipient_id_channel_key;
drop index delivery_notification;

-- A state that an index names makes every change of it a change of all indexes. Each row is changed at least once: there is room for it.
alter table notification add column failed boolean generated always as (state = 'FAILED') stored;
drop index notification_failed;
create index notification_failed on notification (notification_id) where failed and dismissed_at is null;
alter table notification set (fillfactor = 70);

-- Attempts stand in the order in which they began, or nearly.
drop index attempt_accepted;
create index attempt_started on attempt using brin (started_at) with (pages_per_range = 16);
alter table attempt set (fillfactor = 50);

-- A queue turns over quickly: its index entries of yesterday are in the way, and its statistics are soon wrong.
alter table delivery set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
