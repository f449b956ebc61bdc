-- The words of names as searches compare them, each behind a blank, so that the start of any word and one like it are found by the
-- index. Names are searched far more often than written: none waits in a list that every search would read through first.
create index detainee_name_words on detainee_name using gin ((' ' || key) gin_trgm_ops) with (fastupdate = off);
drop index detainee_name_key;
