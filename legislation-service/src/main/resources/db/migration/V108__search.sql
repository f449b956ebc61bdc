-- Bills are searched by their titles, subjects and summaries, without accents and by stems; misspelt words by what words there are.
create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;

create text search configuration public.bill_words (copy = pg_catalog.english);
alter text search configuration public.bill_words
    alter mapping for hword, hword_part, word with public.unaccent, english_stem;

-- The texts of a list, which are its elements or stand in them, up to so many characters: a row's words have room for a megabyte.
-- What the parser would take for a path, a host or a part of a word stands between words; a stop word keeps phrases within one text.
create function public.bill_texts(list jsonb, longest int) returns text
    language sql immutable parallel safe
return coalesce(left(translate(
    lower(normalize(left((
        select string_agg(coalesce(element ->> 'text', element #>> '{}'), ' the ' order by place)
        from jsonb_array_elements(case jsonb_typeof(list) when 'array' then list else '[]' end)
            with ordinality as texts (element, place)
    ), longest), nfkc) collate pg_catalog.pg_c_utf8),
    '/\.@:_-=?~+%', '            '), longest), '');

-- Titles count most, then what the subjects are, then the summaries.
create function public.bill_document(view jsonb) returns tsvector
    language sql immutable parallel safe
return setweight(to_tsvector('public.bill_words', public.bill_texts(view -> 'titles', 50000)), 'A')
    || setweight(to_tsvector('public.bill_words', public.bill_texts(
        coalesce(view -> 'subjects', '[]') || coalesce(view #> '{summary,policyArea}', '[]'), 30000)), 'B')
    || setweight(to_tsvector('public.bill_words', public.bill_texts(view -> 'summaries', 100000)), 'C');

alter table bill add column search_document tsvector not null generated always as (public.bill_document(view)) stored;
create index bill_search_document on bill using gin (search_document);
-- a citation without its Congress
create index bill_number on bill (type, number, congress);
-- title_words, search and its index bill_search are kept for the version that searches by them, and go in the next

-- Every word that a bill was ever found by, as the search knows it: a misspelt one is like one of them.
create table search_word (
    word text primary key
);
create index search_word_trigrams on search_word using gin (word public.gin_trgm_ops);
-- Bills whose words are yet to be taken: bills are written without waiting for each other's new words.
create table search_due (
    id      bigint generated always as identity primary key,
    bill_id text not null
);
create function search_due_added() returns trigger language plpgsql as $$
begin
    insert into search_due (bill_id) select id from now;
    return null;
end $$;
create function search_due_changed() returns trigger language plpgsql as $$
begin
    insert into search_due (bill_id) values (new.id);
    return null;
end $$;
create trigger search_due_added after insert on bill
    referencing new table as now for each statement execute function search_due_added();
create trigger search_due_changed after update on bill
    for each row when (old.search_document is distinct from new.search_document) execute function search_due_changed();
insert into search_due (bill_id) select id from bill;
