-- A search entry is bounded in bytes, and how many a text needs shows only when it is made: what has too many is cut until it
-- fits. People are called by their slug wherever they are called by their id.
create function search_entry(words text) returns tsvector language plpgsql immutable as $$
begin
    return to_tsvector('simple', words);
exception when program_limit_exceeded then
    return search_entry(left(words, length(words) / 2));
end $$;
alter table known_name add column slug text;
create index known_name_slug on known_name (slug);
