-- Owned by the room outbox.

-- The intent is written before a provider is asked, the outcome after: an attempt without an outcome may have reached the provider.
alter table attempt alter column ended_at drop not null;
alter table attempt alter column outcome drop not null;
alter table attempt add column country text; -- the recipient's
alter table attempt add column reason text; -- what the failure table made of the provider's word
alter table attempt add column rule text; -- and which row of it
create index attempt_accepted on attempt (ended_at) where outcome = 'SENT';

-- After an answer was lost only the same provider may be asked again: it, or the mailbox, may know the message.
alter table delivery add column bound boolean not null default false;
-- The provider that could not do it last time: another one is asked first.
alter table delivery add column shunned text;
-- The highest kind of receipt so far; states move forward only.
alter table delivery add column receipt text;
alter table delivery add column receipt_rank smallint not null default 0;
alter table delivery add column delivered_at timestamptz;
-- When a person, or a failure that may be mended, made it due again: what was said about it before says nothing any more.
alter table delivery add column resent_at timestamptz;
create index delivery_provider_message on delivery (provider, provider_message_id) where provider_message_id is not null;

-- A notification that ended without a message, and that a person has seen and let be.
alter table notification add column dismissed_at timestamptz;
create index notification_failed on notification (notification_id) where state = 'FAILED' and dismissed_at is null;

-- What providers and mail servers said later. The key drops repeats.
create table receipt (
    provider            text        not null,
    event_id            text        not null,
    at                  timestamptz not null,
    taken_at            timestamptz not null,
    kind                text        not null,
    rank                smallint    not null, -- a delivery takes only a higher one than it has
    arrived             boolean     not null,
    failed              boolean     not null,
    again               boolean     not null, -- another try, or another provider, may mend it
    named_delivery_id   bigint, -- as the provider said, or as its own id was found to mean
    provider_message_id text,
    delivery_id         bigint, -- once the delivery has taken it
    reason              text,
    rule                text,
    detail              text,
    primary key (provider, event_id)
);
create index receipt_delivery on receipt (delivery_id) where delivery_id is not null;
create index receipt_waiting on receipt (named_delivery_id) where delivery_id is null and named_delivery_id is not null;
create index receipt_unidentified on receipt (taken_at) where delivery_id is null and named_delivery_id is null;
