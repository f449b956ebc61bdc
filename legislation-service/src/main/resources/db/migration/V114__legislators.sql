-- Members of Congress as a register has them, beside what bills say of them: the whole record, and what lists are filtered by.
create table legislator (
    bioguide     text   primary key,
    revision     bigint not null,
    name         text   not null,
    chamber      text,
    state        text,
    served_until date,
    record       jsonb  not null
);
