-- Owned by the room delivery.

-- Whoever waits for one person's message looks again and again.
create index sandbox_message_recipient on sandbox_message (recipient_id, received_at desc, message_id desc);

-- A mail of some kB stays in its row as it is: compressing it and keeping it apart took most of the time of keeping it.
alter table sandbox_message set (toast_tuple_target = 8160);
