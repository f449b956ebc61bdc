package org.habeas.detainee.statement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.habeas.contracts.ReservedSubjects;
import org.habeas.contracts.Tlp;
import org.habeas.language.edtf.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * One fact that one source states about one person. It is never edited or deleted; what is better known later is another
 * statement.
 *
 * @param id hash of what makes it the same statement, so that the same page read twice adds nothing; after another mark was
 *     given, a hash of that mark and of the id before it
 * @param value as stated, or a code where the property has codes
 * @param validFrom since when it is true, EDTF; null where nobody says
 * @param validTo until when, EDTF; null where it is not known to have ended
 * @param name what a name is, for the property {@code name} only
 * @param recordedBy subject of the token that brought it, or the rule that accepted it; null where the reader must not know
 * @param confirmedBy subject of the token that accepted it, where it was first a proposal; never the same person
 * @param said the source's own words, what is thought of them, and whether they support, dispute or retract
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Statement(
        String id,
        UUID subject,
        Property property,
        String value,
        @Nullable String validFrom,
        @Nullable String validTo,
        @Nullable NameForm name,
        Evidence evidence,
        Tlp tlp,
        Instant recordedAt,
        @Nullable String recordedBy,
        @Nullable String confirmedBy,
        @JsonUnwrapped Said said) {

    /** A statement that something is so, which nobody graded. */
    public Statement(
            String id,
            UUID subject,
            Property property,
            String value,
            @Nullable String validFrom,
            @Nullable String validTo,
            @Nullable NameForm name,
            Evidence evidence,
            Tlp tlp,
            Instant recordedAt,
            @Nullable String recordedBy,
            @Nullable String confirmedBy) {
        this(
                id,
                subject,
                property,
                value,
                validFrom,
                validTo,
                name,
                evidence,
                tlp,
                recordedAt,
                recordedBy,
                confirmedBy,
                Said.PLAIN);
    }

    /**
     * @param script ISO 15924
     * @param language BCP 47
     * @param kind {@code primary}, {@code spelling} or {@code alias}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NameForm(
            @Nullable String script, @Nullable String language, String kind) {}

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** The subject of whatever loads the seeds: a programme, and no person whose name could be told. */
    public static final String SEED_LOADER = ReservedSubjects.SEED_LOADER;

    /** How the names of the written rules begin that record something. */
    static final String RULES = ReservedSubjects.RULES;

    /**
     * Without the names of who brought and who accepted it. Those who document detentions are detained for it: outside the
     * review nobody is told who they are.
     */
    public Statement withoutRecorders() {
        return copy(id, subject, tlp, recordedAt, null, said.markedBy(null))
                .by(recordedUnder() == null ? null : recordedBy, null);
    }

    /**
     * The written rule under which it was recorded: that of the seeds is in {@code seeds/README.md}, that for what documents say in
     * {@code docs/acceptance-rule.md}; null where somebody recorded it.
     */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public @Nullable String recordedUnder() {
        if (recordedBy != null && recordedBy.startsWith(RULES)) {
            return recordedBy.substring(RULES.length());
        }
        return SEED_LOADER.equals(recordedBy) ? "seeds/1" : null;
    }

    /** The same, with the reason why it was recorded. */
    public Statement because(String why) {
        return copy(id, subject, tlp, recordedAt, confirmedBy, said.because(why));
    }

    /** How far a reader can check it. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public Confidence confidence() {
        return Confidence.of(evidence, said);
    }

    /** The value as it is compared with others: a code as it is, other text without case and needless blanks. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String normalised() {
        return property.codes().isEmpty() ? folded(value) : value;
    }

    /** Text as it is compared: without case and needless blanks. */
    static String folded(String text) {
        if (isPlain(text)) {
            return text.strip().toLowerCase(Locale.ROOT);
        }
        return BLANKS.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFKC))
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT);
    }

    /** Whether there is nothing in it but ASCII with single blanks, as in most values: each is compared, and read for it, many times. */
    private static boolean isPlain(String text) {
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || c < ' ' || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return true;
    }

    /** The case, charge, hearing or sentence that it is about; empty where it is about the person as a whole. */
    public Optional<Thing> aboutThing() {
        return Optional.ofNullable(said.thing()).or(() -> Thing.ofPlain(property, value, validFrom, said.about()));
    }

    /** The id of what it is about, as the record shows it to which it was addressed; null where that is the person as a whole. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public @Nullable String thingId() {
        return aboutThing().map(thing -> thing.idFor(subject)).orElse(null);
    }

    /** What it names as that which it is about: two statements that name different things do not contradict each other. */
    Optional<Thing> scope() {
        return Optional.ofNullable(said.thing())
                .or(() -> Optional.ofNullable(said.about()).map(Thing::ofCase))
                .map(Thing::normalised);
    }

    /** What makes it the same statement, whatever its mark. */
    @JsonIgnore
    public String identity() {
        return idOf(subject, property, value, validFrom, validTo, evidence, said);
    }

    /**
     * This statement with its mark and grades, in the place of one that said the same under others. Whoever marks or grades
     * has neither brought nor confirmed it, so those who did stay: who stands for a statement counts for the guards. A release or a
     * death that counts for more than before has only those behind it who say so now: the others stood for less.
     *
     * @param marker subject of the token of whoever marks or grades it
     */
    public Statement inPlaceOf(Statement former, String marker) {
        Statement now = new Statement(
                sha256(former.id + ' ' + tlp.label()),
                former.subject,
                property,
                value,
                validFrom,
                validTo,
                former.name,
                evidence.orElse(former.evidence),
                tlp,
                recordedAt,
                former.recordedBy,
                former.confirmedBy,
                said.orElse(former.said).markedBy(marker));
        if (now.isGradedAs(former)) {
            return now;
        }
        Statement graded = now.withId(sha256(now.id + ' ' + now.grades()));
        return graded.mayCountForMoreThan(former) ? graded.by(recordedBy, confirmedBy) : graded;
    }

    /** Whether it may bring a release or a death past its guard that the former one did not. */
    private boolean mayCountForMoreThan(Statement former) {
        boolean isGuarded = property == Property.CUSTODY && CustodyMachine.guard(Custody.valueOf(value)) != Guard.NONE;
        boolean countsAnew = former.confidence() == Confidence.LOW && confidence() != Confidence.LOW;
        return isGuarded
                && (countsAnew
                        || evidence.alignment() != former.evidence.alignment()
                        || !Objects.equals(evidence.derivedFrom(), former.evidence.derivedFrom()));
    }

    private Statement by(@Nullable String recorder, @Nullable String confirmer) {
        return new Statement(
                id,
                subject,
                property,
                value,
                validFrom,
                validTo,
                name,
                evidence,
                tlp,
                recordedAt,
                recorder,
                confirmer,
                said);
    }

    /** The same, as it would be if it had been addressed to another record of the person. */
    public Statement addressedTo(UUID other) {
        return copy(id, other, tlp, recordedAt, confirmedBy, said);
    }

    /** The same, as it would be if it took no other's place. */
    Statement replacingNothing() {
        return copy(id, subject, tlp, recordedAt, confirmedBy, said.replacingNothing());
    }

    /** Whether sources and information are graded alike in both. */
    public boolean isGradedAs(Statement former) {
        Statement filled = new Statement(
                id,
                subject,
                property,
                value,
                validFrom,
                validTo,
                name,
                evidence.orElse(former.evidence),
                tlp,
                recordedAt,
                recordedBy,
                confirmedBy,
                said.orElse(former.said));
        return filled.grades().equals(former.grades());
    }

    /** The same, which somebody else now confirms; it takes the place of this one. */
    public Statement confirmedBy(String reviewer, Instant at) {
        return copy(sha256(id + " confirmed " + reviewer), subject, tlp, at, reviewer, said);
    }

    /**
     * The same under another mark, which takes the place of this one.
     *
     * @param marker as in {@link #inPlaceOf}
     */
    public Statement marked(Tlp mark, String marker, Instant at) {
        return copy(sha256(id + ' ' + mark.label()), subject, mark, at, confirmedBy, said.markedBy(marker));
    }

    /** The same, shown under a mark that is no lower than this one. */
    public Statement atLeast(Tlp mark) {
        return tlp.covers(mark) ? this : copy(id, subject, mark, recordedAt, confirmedBy, said);
    }

    private Statement withId(String other) {
        return copy(other, subject, tlp, recordedAt, confirmedBy, said);
    }

    /** The same fact by the same evidence, with what may differ between two rows of it. */
    private Statement copy(
            String id, UUID subject, Tlp tlp, Instant recordedAt, @Nullable String confirmedBy, Said said) {
        return new Statement(
                id,
                subject,
                property,
                value,
                validFrom,
                validTo,
                name,
                evidence,
                tlp,
                recordedAt,
                recordedBy,
                confirmedBy,
                said);
    }

    private String grades() {
        return evidence.alignment() + " " + evidence.derivedFrom() + " " + said.reliability() + " " + said.credibility()
                + (evidence.isChecked() ? " checked" : "");
    }

    /** Hash over what makes it the same statement; one that only says that something is so has the id that it always had. */
    public static String idOf(
            UUID subject,
            Property property,
            String value,
            @Nullable String validFrom,
            @Nullable String validTo,
            Evidence e,
            Said said) {
        String id = idOf(subject, property, value, validFrom, validTo, e);
        String named =
                said.thing() == null ? id : sha256(id + ' ' + said.thing().idFor(subject));
        return said.stance() == Stance.SUPPORTS && said.supersedes() == null && said.about() == null
                ? named
                : sha256(named
                        + ' '
                        + said.stance().code()
                        + ' '
                        + Objects.toString(said.supersedes(), "")
                        + ' '
                        + Objects.toString(said.about(), ""));
    }

    /** Hash over subject, property, value, time and evidence. */
    public static String idOf(
            UUID subject,
            Property property,
            String value,
            @Nullable String validFrom,
            @Nullable String validTo,
            Evidence e) {
        StringBuilder said = new StringBuilder();
        Object[] parts = {
            subject,
            property.code(),
            value,
            validFrom,
            validTo,
            e.kind(),
            e.publisher(),
            e.title(),
            e.url(),
            e.date(),
            e.documentId(),
            e.start(),
            e.end()
        };
        for (Object part : parts) {
            String text = Objects.toString(part, "");
            said.append(text.length()).append(':').append(text).append(';');
        }
        return sha256(said.toString());
    }

    /** SHA-256 of a text's UTF-8, lower-case hex. */
    public static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** When it began to be true, or null. */
    @JsonIgnore
    public @Nullable Edtf from() {
        return Dates.of(validFrom);
    }

    /** When it ceased to be true, or null. */
    @JsonIgnore
    public @Nullable Edtf to() {
        return Dates.of(validTo);
    }

    /** When its source was published, or null. */
    @JsonIgnore
    public @Nullable Edtf published() {
        return Dates.of(evidence.date());
    }
}
