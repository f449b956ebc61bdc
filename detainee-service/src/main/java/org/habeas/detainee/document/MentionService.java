package org.habeas.detainee.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.PersonMention;
import org.habeas.contracts.FieldChange;
import org.habeas.contracts.Json;
import org.habeas.contracts.Provenance;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.erasure.ErasedPeople;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.change.ChangeLog;
import org.habeas.kit.change.ChangeMarks;
import org.habeas.kit.change.NewChange;

/** Keeps which documents name whom. A mention of somebody who is not here yet is kept and joins the record when it appears. */
@ApplicationScoped
public class MentionService {

    private final MentionRepository mentions;
    private final ErasedPeople erased;
    private final ChangeLog changes;
    private final ChangeMarks marks;

    MentionService(MentionRepository mentions, ErasedPeople erased, ChangeLog changes, ChangeMarks marks) {
        this.erased = erased;
        this.mentions = mentions;
        this.changes = changes;
        this.marks = marks;
    }

    /** Documents that name a person and carry one of the marks, newest first, each with its mentions of that person. */
    public List<NamingDocument> naming(UUID person, List<String> marks, Until until, Optional<UUID> after, int limit) {
        return mentions.naming(person, marks, until, after, limit);
    }

    /** Documents that statements may rest on, as far as somebody of this clearance may see them. */
    public KnownDocuments known(Tlp clearance) {
        return new KnownDocuments(
                id -> mentions.known(id).filter(d -> Clearances.mayShow(Outlet.DOCUMENT, d.tlp(), clearance)),
                mentions::passages);
    }

    /** Documents whose retraction has come here since an instant. */
    @Transactional
    public List<UUID> retractedSince(Instant since) {
        return mentions.retractedSince(since);
    }

    /** How many documents name a person and carry one of the marks. */
    public long count(UUID person, List<String> marks, Until until) {
        return mentions.count(person, marks, until);
    }

    /** Whether a document that was taken for one of its own kind turns out to be somebody's summary of another one. */
    boolean becomesSummary(DocumentRecord document) {
        return document.kind().equals("summary") && mentions.isOtherKind(document.id(), document.kind());
    }

    /**
     * Replaces what is known of a document, unless that is as new or newer, or it was retracted, which is final; tells of people whom it
     * newly names.
     *
     * @return whether it was news
     */
    @Transactional
    public boolean apply(DocumentRecord document) {
        if (!mentions.isNews(document)) {
            return false;
        }
        Optional<Tlp> mark = mentions.markOf(document.id());
        Set<UUID> before = mentions.peopleOf(document.id());
        List<PersonMention> now = document.retracted() ? List.of() : ofTracked(document);
        if (mark.isPresent() && document.tlp() != mark.get()) {
            marks.raise(
                    mentions.told(document.id()).stream().map(UUID::toString).toList(),
                    ChangeType.DETAINEE_MENTIONED,
                    document.id(),
                    document.tlp());
        }
        mentions.replace(document, now);
        if (mark.filter(former -> !document.tlp().covers(former)).isPresent()) {
            mentions.forgetTold(document.id()); // those who may see it now were not told
            before = Set.of();
        }
        if (!now.isEmpty()) {
            tell(document, before, now);
        }
        return true;
    }

    private void tell(DocumentRecord document, Set<UUID> before, List<PersonMention> now) {
        Set<UUID> named = new TreeSet<>();
        now.forEach(m -> named.add(Objects.requireNonNull(m.detaineeId())));
        mentions.holdMerges();
        Map<UUID, UUID> survivors = mentions.survivors(
                Stream.concat(before.stream(), named.stream()).collect(Collectors.toSet()));
        // a document that names somebody under another id of theirs tells nothing new
        Set<UUID> added = shown(named, survivors);
        added.removeAll(shown(before, survivors));
        for (UUID person : added) {
            mentions.lockPerson(person)
                    .filter(known -> mentions.isToldFirst(document.id(), person))
                    .ifPresent(known -> {
                        PersonMention first = now.stream()
                                .filter(m ->
                                        person.equals(m.detaineeId()) || person.equals(survivors.get(m.detaineeId())))
                                .findFirst()
                                .orElseThrow();
                        changes.append(new NewChange(
                                ChangeType.DETAINEE_MENTIONED,
                                person.toString(),
                                known.revision(),
                                document.tlp(),
                                document.date(),
                                List.of(FieldChange.added(
                                        "documents",
                                        Json.mapper().valueToTree(document.id().toString()))),
                                Provenance.quoted(document.id(), first.quote(), first.quoteStart(), first.quoteEnd()),
                                known.summary(),
                                null));
                    });
        }
    }

    /** Mentions of people who are tracked; an event of before an erasure names those who were erased as well. */
    private List<PersonMention> ofTracked(DocumentRecord document) {
        List<PersonMention> all = document.mentions().persons().stream()
                .filter(m -> m.detaineeId() != null)
                .toList();
        Set<UUID> gone = erased.among(
                all.stream().map(PersonMention::detaineeId).collect(Collectors.toCollection(TreeSet::new)));
        return all.stream().filter(m -> !gone.contains(m.detaineeId())).toList();
    }

    private static Set<UUID> shown(Set<UUID> people, Map<UUID, UUID> survivors) {
        return people.stream()
                .map(person -> survivors.getOrDefault(person, person))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
