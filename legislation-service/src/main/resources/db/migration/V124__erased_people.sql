-- People whom the detainee-service erased: a document that is told of late does not bring them back.
create table erased_person (
    detainee_id uuid primary key
);
