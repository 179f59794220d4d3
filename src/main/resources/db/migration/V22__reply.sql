-- Owned by the doors: what is answered to partners who order by EDI, until it is taken and after that as a proof.
create table reply (
    reply_id   bigint generated always as identity primary key,
    channel    text        not null,
    kind       text        not null, -- 997, 855, CONTRL, ORDRSP
    partner    text        not null,
    number     bigint      not null, -- its own control number
    order_id   text,
    intake_id  uuid        not null,
    body       bytea       not null,
    created_at timestamptz not null,
    taken_at   timestamptz
);
create index reply_waiting on reply (reply_id) where taken_at is null;
create index reply_intake on reply (intake_id);
create sequence reply_number maxvalue 999999999 cycle;
