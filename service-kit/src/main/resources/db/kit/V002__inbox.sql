-- What each consumer has applied, in the transaction of the effect: the same event again does nothing.
create table inbox (
    consumer   text        not null,
    topic      text        not null,
    event_id   uuid        not null,
    applied_at timestamptz not null,
    primary key (consumer, topic, event_id)
);
create index inbox_age on inbox (applied_at);
