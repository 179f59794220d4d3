-- Owned by the room intake.

-- Of tables whose rows a source cannot sum up as we do: ranges of keys whose rows were compared one by one and were the same. While
-- neither sum changes, they still are.
create table source_range (
    source   text     not null,
    table_no smallint not null,
    range    text     not null, -- the first digits of the key's hash
    theirs   text     not null, -- count and sum of the hashes of the source's rows
    ours     text     not null,
    primary key (source, table_no, range)
);

-- Comparisons of what we hold with what a source holds.
create table reconciliation (
    reconciliation_id bigint generated always as identity primary key,
    source            text        not null,
    dry_run           boolean     not null,
    state             text        not null check (state in ('ASKED', 'RUNNING', 'DONE', 'FAILED')),
    asked_at          timestamptz not null,
    lease_until       timestamptz not null,
    attempt           integer     not null default 0,
    finished_at       timestamptz,
    rows              bigint      not null default 0, -- that the source has
    ranges            bigint      not null default 0,
    ranges_read       bigint      not null default 0, -- whose sums differed from the last time
    rows_read         bigint      not null default 0,
    differences       bigint      not null default 0,
    mended            bigint      not null default 0,
    drifts            jsonb       not null default '[]', -- items whose reported allocation is not what our orders have open
    notes             jsonb       not null default '[]', -- what was compared in another way than by equal sums, and why
    error             text        -- why it, or one of its tables, could not be compared
);
create unique index reconciliation_open on reconciliation (source) where state in ('ASKED', 'RUNNING');
create index reconciliation_source on reconciliation (source, reconciliation_id);

create table reconciliation_difference (
    reconciliation_id bigint  not null references reconciliation on delete cascade,
    no                integer not null,
    table_name        text    not null,
    row_key           text    not null,
    ours              jsonb, -- null: we did not have the row
    theirs            jsonb, -- null: the source does not have it
    mended            boolean not null,
    primary key (reconciliation_id, no)
);

-- Owned by the room inventory: since when, and by what, the allocation that a source reports is not what our own orders have open.
alter table stock_position add column promised integer;
alter table stock_position add column drift_since timestamptz;
alter table stock_position add column drift_by text;
create index stock_position_drift on stock_position (drift_since) where drift_since is not null;
