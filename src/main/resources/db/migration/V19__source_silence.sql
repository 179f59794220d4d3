-- Owned by the room intake: how long a source is usually silent, by the hour of the week (0 is Monday's first, UTC).
create table source_silence (
    source  text     not null,
    hour    smallint not null check (hour between 0 and 167),
    usual   bigint   not null, -- milliseconds: the longest silences, where older ones count for less
    silences bigint  not null, -- how many it was learned from
    primary key (source, hour)
);
