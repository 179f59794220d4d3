-- Owned by the room delivery.

-- What the sandbox providers received. The message id is the provider's view of "the same message again".
create table sandbox_message (
    message_id   text primary key,
    channel      text        not null,
    recipient_id text        not null,
    address      text        not null,
    subject      text,
    body_text    text        not null,
    body_html    text,
    headers      jsonb       not null,
    received_at  timestamptz not null
);
create index sandbox_message_received on sandbox_message (received_at desc, message_id);
