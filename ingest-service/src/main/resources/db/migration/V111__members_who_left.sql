-- What counts of each member with its day, which rises though nothing new is said, and the latest table of those who left that has them.
alter table member_subject
    add column record          jsonb,
    add column former_as_of    date,
    add column former_document uuid,
    -- of the latest register of those who serve that has them
    add column serving_as_of   date;
update member_subject
set record = cast(change.record as jsonb)
from change
where change.subject = member_subject.bioguide
    and change.type = 'member-record.published'
    and change.revision = member_subject.revision;

-- The failures of an import are few among what is odd, and are read without it.
create index import_error_failures on import_error (job_id, entry, place) where document_id is null;
