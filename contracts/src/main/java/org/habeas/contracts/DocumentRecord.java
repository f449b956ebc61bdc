package org.habeas.contracts;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document and what was found in it: the {@code record} of every {@code document.*} change.
 *
 * @param sha256 of its bytes, hex
 * @param kind {@code press-release letter statement report court-document bill-text news record bill-status bill-record
 *     summary other}
 * @param date EDTF
 * @param language BCP 47
 * @param describes what a summary is about; null for anything else
 * @param retracted true after {@code document.retracted}: what rests on it alone falls
 * @param revision rises with each change of the document's metadata or mentions
 * @param oddities what is odd about a file that was taken all the same, in the order of the file
 * @param supersedes the version that its address gave before it, where Habeas fetched both
 * @param supersededBy the version that its address gave after it
 * @param retraction when and why it was retracted; null for a document that was not, and in events of before that was kept
 * @param file what the file says of itself, which nobody vouches for; null where it says nothing
 */
public record DocumentRecord(
        UUID id,
        String sha256,
        String mediaType,
        long bytes,
        String kind,
        @Nullable String title,
        @Nullable String date,
        @Nullable String issuer,
        List<String> signatories,
        List<String> recipients,
        @Nullable String language,
        @Nullable String url,
        Tlp tlp,
        @Nullable Described describes,
        Mentions mentions,
        List<Observation> observations,
        boolean retracted,
        long revision,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Oddity> oddities,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID supersedes,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID supersededBy,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Retraction retraction,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FileFacts file) {

    /** Events of an earlier version lack what came later. */
    public DocumentRecord {
        oddities = requireNonNullElse(oddities, List.of());
    }

    /** The only version of it, not retracted. */
    public DocumentRecord(
            UUID id,
            String sha256,
            String mediaType,
            long bytes,
            String kind,
            @Nullable String title,
            @Nullable String date,
            @Nullable String issuer,
            List<String> signatories,
            List<String> recipients,
            @Nullable String language,
            @Nullable String url,
            Tlp tlp,
            @Nullable Described describes,
            Mentions mentions,
            List<Observation> observations,
            boolean retracted,
            long revision,
            List<Oddity> oddities,
            @Nullable FileFacts file) {
        this(
                id,
                sha256,
                mediaType,
                bytes,
                kind,
                title,
                date,
                issuer,
                signatories,
                recipients,
                language,
                url,
                tlp,
                describes,
                mentions,
                observations,
                retracted,
                revision,
                oddities,
                null,
                null,
                null,
                file);
    }

    /** One whose file says nothing of itself. */
    public DocumentRecord(
            UUID id,
            String sha256,
            String mediaType,
            long bytes,
            String kind,
            @Nullable String title,
            @Nullable String date,
            @Nullable String issuer,
            List<String> signatories,
            List<String> recipients,
            @Nullable String language,
            @Nullable String url,
            Tlp tlp,
            @Nullable Described describes,
            Mentions mentions,
            List<Observation> observations,
            boolean retracted,
            long revision,
            List<Oddity> oddities) {
        this(
                id,
                sha256,
                mediaType,
                bytes,
                kind,
                title,
                date,
                issuer,
                signatories,
                recipients,
                language,
                url,
                tlp,
                describes,
                mentions,
                observations,
                retracted,
                revision,
                oddities,
                null);
    }

    /** One about which nothing is odd. */
    public DocumentRecord(
            UUID id,
            String sha256,
            String mediaType,
            long bytes,
            String kind,
            @Nullable String title,
            @Nullable String date,
            @Nullable String issuer,
            List<String> signatories,
            List<String> recipients,
            @Nullable String language,
            @Nullable String url,
            Tlp tlp,
            @Nullable Described describes,
            Mentions mentions,
            List<Observation> observations,
            boolean retracted,
            long revision) {
        this(
                id,
                sha256,
                mediaType,
                bytes,
                kind,
                title,
                date,
                issuer,
                signatories,
                recipients,
                language,
                url,
                tlp,
                describes,
                mentions,
                observations,
                retracted,
                revision,
                List.of());
    }

    /** The same revision of it, with these oddities. */
    public DocumentRecord withOddities(List<Oddity> odd) {
        return new DocumentRecord(
                id,
                sha256,
                mediaType,
                bytes,
                kind,
                title,
                date,
                issuer,
                signatories,
                recipients,
                language,
                url,
                tlp,
                describes,
                mentions,
                observations,
                retracted,
                revision,
                odd,
                supersedes,
                supersededBy,
                retraction,
                file);
    }

    /** The next revision of the document, with these mentions, and what is observed of whom they name. */
    public DocumentRecord withMentions(Mentions now, List<Observation> observed) {
        return new DocumentRecord(
                id,
                sha256,
                mediaType,
                bytes,
                kind,
                title,
                date,
                issuer,
                signatories,
                recipients,
                language,
                url,
                tlp,
                describes,
                now,
                observed,
                retracted,
                revision + 1,
                oddities,
                supersedes,
                supersededBy,
                retraction,
                file);
    }

    /** This revision of it, between these versions of what its address gave. */
    public DocumentRecord between(@Nullable UUID earlier, @Nullable UUID later, long number) {
        return new DocumentRecord(
                id,
                sha256,
                mediaType,
                bytes,
                kind,
                title,
                date,
                issuer,
                signatories,
                recipients,
                language,
                url,
                tlp,
                describes,
                mentions,
                observations,
                retracted,
                number,
                oddities,
                earlier,
                later,
                retraction,
                file);
    }

    /** The next revision of the document, retracted: it names nobody and states nothing any more, and its metadata stay. */
    public DocumentRecord retracted(Retraction why) {
        return new DocumentRecord(
                id,
                sha256,
                mediaType,
                bytes,
                kind,
                title,
                date,
                issuer,
                signatories,
                recipients,
                language,
                url,
                tlp,
                describes,
                new Mentions(List.of(), List.of()),
                List.of(),
                true,
                revision + 1,
                oddities,
                supersedes,
                supersededBy,
                why,
                file);
    }

    /** The next revision of the document, with what somebody has corrected, and with what it names and states by that. */
    public DocumentRecord corrected(Head head, Mentions now, List<Observation> observed) {
        return new DocumentRecord(
                id,
                sha256,
                mediaType,
                bytes,
                head.kind(),
                head.title(),
                head.date(),
                head.issuer(),
                head.signatories(),
                head.recipients(),
                head.language(),
                head.url(),
                head.tlp(),
                head.describes(),
                now,
                observed,
                retracted,
                revision + 1,
                oddities,
                supersedes,
                supersededBy,
                retraction,
                file);
    }

    /** What is said of it, apart from what its text says. */
    public Head head() {
        return new Head(kind, title, date, issuer, signatories, recipients, language, url, tlp, describes);
    }

    /** What is said of a document and may be corrected, as the record has it. */
    public record Head(
            String kind,
            @Nullable String title,
            @Nullable String date,
            @Nullable String issuer,
            List<String> signatories,
            List<String> recipients,
            @Nullable String language,
            @Nullable String url,
            Tlp tlp,
            @Nullable Described describes) {}

    /**
     * When a document was retracted, and why.
     *
     * @param reason in the words of the reviewer
     */
    public record Retraction(Instant at, String reason) {}

    /**
     * Something that is odd about a file and does not keep it from being taken.
     *
     * @param code {@code odd-name markup-in-title left-out unknown-element no-date assumed-charset partly-read
     *     attachment-not-read hidden-characters more-oddities}
     * @param title the same for everything with this code
     * @param detail one sentence
     * @param pointer to the place: a JSON pointer, of XML the element's name behind a slash; null where the file as a whole is odd
     * @param line from 1, null where none is known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Oddity(
            String code,
            String title,
            String detail,
            @Nullable String pointer,
            @Nullable Integer line) {}

    /**
     * What a file says of itself. It may be of whoever typed it, or of another document from which it was made: it says nothing
     * of who issued the document, and when.
     *
     * @param created an instant
     * @param language BCP 47
     * @param pages where in the document's text each page begins, rising: the first is page 1. None where a file has no pages
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FileFacts(
            @Nullable String title,
            @Nullable String author,
            @Nullable String created,
            @Nullable String language,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> pages) {

        public FileFacts {
            pages = requireNonNullElse(pages, List.of());
        }

        /** The page, from 1, on which this offset of the text is; empty where there are no pages. */
        public OptionalInt pageAt(int offset) {
            int at = Collections.binarySearch(pages, offset);
            if (at < 0) {
                at = -at - 2;
            }
            while (at >= 0 && at + 1 < pages.size() && pages.get(at + 1) <= offset) {
                at++; // a page without text begins where the next one does
            }
            return pages.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Math.max(0, at) + 1);
        }
    }

    /** The document that a summary is about. */
    public record Described(
            @Nullable String title,
            @Nullable String issuer,
            @Nullable String date,
            @Nullable String url) {}

    /**
     * @param moreBills mentions of these bills that are beyond what an event holds: they are counted, the text has them
     * @param morePersons the same of persons
     */
    public record Mentions(List<BillMention> bills, List<PersonMention> persons, long moreBills, long morePersons) {

        /** All of them. */
        public Mentions(List<BillMention> bills, List<PersonMention> persons) {
            this(bills, persons, 0, 0);
        }
    }

    /** How sure it is which Congress is meant; the type and number are never in doubt. */
    public enum Certainty {
        /** The mention itself names the Congress. */
        STATED,
        /** The document's own date or number decides. */
        DOCUMENT,
        /** Nothing decides: {@code billId} has no Congress and the alternatives say what it may be. */
        AMBIGUOUS
    }

    /**
     * @param start offset in the document's text, UTF-16 code units
     * @param end the offset after the last character
     * @param billId {@code 118-sres-540}, or {@code sres-540} where no Congress is known
     * @param alternatives bill ids, likeliest first
     * @param quote the sentence around it, a stretch of the text from quoteStart to quoteEnd; in a document with very many
     *     mentions the mention alone
     */
    public record BillMention(
            String text,
            int start,
            int end,
            String billId,
            Certainty certainty,
            List<String> alternatives,
            String quote,
            int quoteStart,
            int quoteEnd) {}

    /**
     * @param detaineeId null: nobody tracks this person yet, or several people have the name
     * @param name the tracked person's display name, else as the document gives it
     * @param score 1.0 where a known spelling stands in the text letter by letter; below 0.9 for somebody whom nobody tracks,
     *     and whom the text itself calls detained
     */
    public record PersonMention(
            String text,
            int start,
            int end,
            @Nullable UUID detaineeId,
            String name,
            double score,
            String quote,
            int quoteStart,
            int quoteEnd) {}

    /** One fact that the document states about a subject. */
    public record Observation(
            String subject,
            String property,
            String value,
            @Nullable String validFrom,
            String quote,
            int start,
            int end) {}
}
