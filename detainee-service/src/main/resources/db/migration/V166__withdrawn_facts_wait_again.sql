-- What was taken back with a voucher, and by nobody for a reason of their own, waits again: its retraction is known by its reason.
update proposal p set state = 'OPEN', decided_at = null, decided_by = null
where p.state = 'ACCEPTED'
  and p.taken_back_at is not null
  and exists (select 1 from document d where d.id = p.document_id and not d.retracted)
  and exists (
      select 1 from statement s
      where s.superseded_at is null
        and s.said ->> 'stance' = 'retracts'
        and s.said ->> 'reason' = 'acceptance/1: what it rested on was withdrawn, a voucher or the document itself.'
        and s.property = p.content -> 'statements' -> 0 ->> 'property'
        and s.value = p.content -> 'statements' -> 0 ->> 'value'
        and s.evidence ->> 'documentId' = cast(p.document_id as text)
        and s.evidence ->> 'start' = p.content -> 'statements' -> 0 -> 'evidence' ->> 'start');
