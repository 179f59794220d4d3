-- Owned by the room intake.

-- Where we stand in each database that we read from; one node at a time reads, and holds the lease.
create table stock_source (
    name           text primary key,
    state          text        not null default 'IDLE' check (state in ('IDLE', 'SNAPSHOT', 'STREAMING', 'WAITING', 'BLOCKED')),
    error          text,                            -- why it waits or is blocked
    owner          text,
    lease_until    timestamptz not null default '-infinity',
    epoch          bigint      not null default 0,  -- grows with each new owner and fences the last one
    position       text,                            -- where to go on, in the source's own words; null: from a snapshot
    sequence       bigint      not null default 0,  -- of the transactions that were taken, in the order of their commits
    generation     bigint      not null default 0,  -- of the snapshot that the rows were last seen in
    snapshotting   boolean     not null default false,
    mapping        text,                            -- how the rows were understood; another one needs another snapshot
    last_commit_at timestamptz,                     -- of the newest transaction that was taken, by the source's clock
    taken_at       timestamptz,                     -- when we took it
    behind_bytes   bigint,
    kept_bytes     bigint,                          -- of its log, which the source keeps for us
    log_state      text,                            -- PostgreSQL's wal_status
    probed_at      timestamptz
);

-- What each row of a source counts for, as it last was: a delete does not say it again.
create table source_row (
    source      text     not null,
    table_no    smallint not null,
    row_key     text     not null,
    sku         text     not null,
    location    text     not null,
    on_hand     bigint   not null,
    allocated   bigint, -- null where the table does not say
    on_order    bigint   not null,
    expected_at timestamptz,
    generation  bigint   not null,
    primary key (source, table_no, row_key)
);
create index source_row_place on source_row (source, sku, location);

-- Places that a transaction touched which is larger than a batch; they are read when its end comes.
create table source_touched (
    source   text not null,
    sku      text not null,
    location text not null,
    primary key (source, sku, location)
);

-- What the connectors for MariaDB and MySQL have to know about the tables of the past.
create table source_schema (
    source text   not null,
    no     bigint generated always as identity,
    record text   not null,
    primary key (source, no)
);
