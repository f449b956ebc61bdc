package org.habeas.detainee.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.Observation;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.person.DetaineeAnswers;
import org.habeas.detainee.person.NewDetainee;
import org.habeas.detainee.person.NewDetainee.NewEvidence;
import org.habeas.detainee.person.NewDetainee.NewStatement;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.WithdrawnDocuments;
import org.habeas.language.text.HiddenCharacters;
import org.jspecify.annotations.Nullable;

/**
 * What one sentence of a document says of somebody, as a statement that can be proposed.
 *
 * @param subject the record that shows the person
 * @param named whom the document names
 * @param key the same for the same words at the same place of the same document, so that a page read twice proposes nothing new
 * @param tlp that of the document or of the property, whichever is more restricted
 */
record Observed(UUID subject, UUID named, UUID document, String key, Tlp tlp, NewDetainee content)
        implements FoundInDocument {

    /** Under which whatever is found in documents is proposed: no person, and so no second person. */
    static final String PROPOSER = "rule:document-observations/1";

    /** Who closes what a document says no more; nobody closes what they proposed themselves. */
    static final String WITHDRAWER = WithdrawnDocuments.RECORDER;

    private static final UUID NOBODY = new UUID(0, 0);

    private static final int LONGEST_TEXT = 500;
    static final int LONGEST_QUOTE = 10_000;
    private static final int LONGEST_VALUE = 500;

    private static final Set<Property> PROPOSED = Set.of(
            Property.CUSTODY,
            Property.PROCEEDINGS,
            Property.CHARGED_UNDER,
            Property.SENTENCE,
            Property.PLACE_OF_DETENTION,
            Property.RELEASE_MANNER,
            Property.HEALTH);

    /** Whether a document of this kind can state anything: a summary is somebody's words about another document. */
    static boolean mayState(DocumentRecord document) {
        return !document.retracted() && !document.kind().equals("summary");
    }

    /** What an observation proposes; empty where this version does not propose such a thing. */
    static Optional<Observed> of(DocumentRecord document, Observation o, UUID subject) {
        return Property.ofCode(o.property())
                .filter(PROPOSED::contains)
                .filter(p -> p.codes().isEmpty() || p.codes().contains(o.value()))
                .filter(p -> !o.value().isBlank() && o.value().length() <= LONGEST_VALUE)
                .filter(p -> !o.quote().isBlank()
                        && o.quote().length() <= LONGEST_QUOTE
                        && o.end() - o.start() == o.quote().length())
                .map(p -> of(document, o, subject, p));
    }

    /** What it states of somebody who is not here yet; what is more restricted than the document waits until they are. */
    static Optional<NewStatement> statement(DocumentRecord document, Observation o) {
        return of(document, o, NOBODY)
                .filter(seen -> seen.tlp() == document.tlp())
                .map(Observed::statement);
    }

    NewStatement statement() {
        return Objects.requireNonNull(content.statements()).getFirst();
    }

    @Override
    public Proposal proposed(UUID id, Instant now) {
        return new Proposal(id, this, now);
    }

    private static Observed of(DocumentRecord d, Observation o, UUID subject, Property property) {
        Tlp tlp = d.tlp().covers(property.usualMark()) ? d.tlp() : property.usualMark();
        NewEvidence evidence = evidence(d, o.quote(), o.start(), o.end());
        NewStatement statement = new NewStatement(
                property.code(),
                o.value(),
                o.validFrom(),
                null,
                tlp.label(),
                evidence,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        String key = Statement.sha256(String.join(
                "\n",
                subject.toString(),
                d.id().toString(),
                property.code(),
                o.value(),
                String.valueOf(o.validFrom()),
                o.start() + "-" + o.end()));
        return new Observed(
                subject,
                DetaineeAnswers.uuid(o.subject()).orElse(subject),
                d.id(),
                key,
                tlp,
                new NewDetainee(null, null, null, null, List.of(statement)));
    }

    static NewEvidence evidence(DocumentRecord d, String quote, int start, int end) {
        return new NewEvidence(
                "quoted",
                bounded(d.issuer()),
                bounded(d.title()),
                d.url(),
                d.date(),
                d.id().toString(),
                quote,
                start,
                end,
                d.sha256(),
                null,
                null);
    }

    /** Evidence that is too long, or has what nobody sees, is refused, and a cut name is another name. */
    private static @Nullable String bounded(@Nullable String text) {
        return text == null
                        || text.length() > LONGEST_TEXT
                        || HiddenCharacters.in(text).isPresent()
                ? null
                : text;
    }
}
