-- Lists read the summary and not the whole view; bills are found by the words of all their titles, folded as TitleWords does.
alter table bill add column summary jsonb;
alter table bill add column title_words text[] not null default '{}';
update bill set
    summary = view -> 'summary',
    title_words = array(
        select distinct left(w.word, 100)
        from jsonb_array_elements(view -> 'titles') t (row),
            regexp_split_to_table(
                lower(regexp_replace(normalize(t.row ->> 'text', nfkd), '[\u0300-\u036f]', '', 'g')),
                '[^[:alnum:]]+') w (word)
        where w.word <> '' order by 1);
alter table bill alter column summary set not null;
alter table bill add column search tsvector generated always as (array_to_tsvector(title_words)) stored;
create index bill_search on bill using gin (search);
