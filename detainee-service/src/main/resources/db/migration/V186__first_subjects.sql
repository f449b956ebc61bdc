-- A proposal that is accepted while its person is merged is about the survivor from then on. Whom it was first about is kept, so that it goes
-- with that person when they are erased. Of what was decided before this, only whom it is about now is known.
alter table proposal add column first_subject uuid;
update proposal set first_subject = subject;
create index proposal_first_subject on proposal (first_subject);
