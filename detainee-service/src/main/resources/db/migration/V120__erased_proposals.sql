-- Proposals to add somebody who had the name of a person who was erased: what they said is gone, and that they were there is told.
create table erased_proposal (
    proposal_id uuid primary key,
    erasure_id  uuid        not null references erasure,
    proposer    text        not null,
    created     timestamptz not null
);
create index erased_proposal_erasure on erased_proposal (erasure_id, created);
