-- What was last told of each member of Congress, so that the same register again tells nothing.
create table member_subject (
    bioguide text    primary key,
    revision bigint  not null,
    hash     text    not null,
    as_of    date    not null,
    whole    boolean not null
);
