-- Owned by the room outbox.

create table notification (
    notification_id bigint generated always as identity primary key,
    occasion_id     bigint      not null,
    recipient_id    text        not null,
    sku             text        not null,
    occasion        text        not null,
    relation        text        not null,
    category        text        not null,
    lane            text        not null,
    state           text        not null check (state in ('PENDING', 'SENT', 'SUPPRESSED', 'WITHDRAWN', 'FAILED')),
    reason          text,
    send_at         timestamptz, -- when the decision wanted it sent; null when it was not to be sent
    previously_expected_at timestamptz, -- the expected date that the recipient may have heard of
    answers         jsonb       not null,
    release         text        not null,
    received_at     timestamptz not null, -- when the reading or the order behind it came in
    decided_at      timestamptz not null,
    updated_at      timestamptz not null,
    unique (occasion_id, recipient_id)
);
create index notification_decided on notification using brin (decided_at);
create index notification_recipient on notification (recipient_id, notification_id);
create index notification_sku on notification (sku, notification_id);

-- One channel of a notification's plan. State and timer are this row.
create table delivery (
    delivery_id         bigint generated always as identity primary key,
    notification_id     bigint      not null references notification,
    occasion_id         bigint      not null,
    recipient_id        text        not null,
    channel             text        not null,
    lane                text        not null,
    step                smallint    not null,
    state               text        not null
        check (state in ('WAITING', 'PENDING', 'RELAYED', 'SENDING', 'SENT', 'FAILED', 'SUPPRESSED', 'WITHDRAWN', 'UNUSED')),
    reason              text,
    due_at              timestamptz not null,
    lease_until         timestamptz,
    attempt             integer     not null default 0, -- grows with every hand-over; fences a sender that wakes up late
    tries               integer     not null default 0, -- how often a provider was asked
    ambiguous           integer     not null default 0, -- how often a provider's answer was lost
    provider            text,
    provider_message_id text,
    sent_at             timestamptz,
    unique (occasion_id, recipient_id, channel)
) with (fillfactor = 70);
create index delivery_notification on delivery (notification_id);
create index delivery_due on delivery (lane, due_at) where state = 'PENDING';
create index delivery_leased on delivery (lane, lease_until) where state in ('RELAYED', 'SENDING');

-- What providers answered, one row a try.
create table attempt (
    delivery_id bigint      not null references delivery,
    attempt     integer     not null,
    provider    text        not null,
    started_at  timestamptz not null,
    ended_at    timestamptz not null,
    outcome     text        not null,
    detail      text,
    primary key (delivery_id, attempt)
);
