-- Which version of each feed and sitemap was read to its end, so that what is unchanged is not sent again.
create table source_listing (
    source_id     uuid not null references source on delete cascade,
    url           text not null,
    etag          text,
    last_modified text,
    primary key (source_id, url)
);
