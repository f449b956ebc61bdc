-- What a merge would have made of the person when the first of two reviewers judged so: the second one completes that, and nothing else.
alter table merge_edge add column awaits_because text;
