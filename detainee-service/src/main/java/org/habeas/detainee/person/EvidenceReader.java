package org.habeas.detainee.person;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.KnownDocument;
import org.habeas.detainee.document.KnownDocuments;
import org.habeas.detainee.person.NewDetainee.NewEvidence;
import org.habeas.detainee.statement.Alignment;
import org.habeas.detainee.statement.Evidence;
import org.habeas.detainee.statement.Origin;
import org.habeas.detainee.statement.Publisher;
import org.habeas.detainee.statement.Statement;
import org.jspecify.annotations.Nullable;

/** Reads where a fact is said to be from: a citation, or the quote of a stored document. */
final class EvidenceReader {

    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_QUOTE = 10_000;
    private static final List<String> KINDS = List.of("cited", "quoted");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern STATEMENT = SHA256;

    private final Findings findings;
    private final KnownDocuments documents;
    private final LocalDate today;
    private final KnownStatements known;
    /** The statements that sources are said to repeat and that are not here, by the place where they are named. */
    private final Map<String, String> repeated = new LinkedHashMap<>();

    /**
     * @param documents those that the sender may see
     * @param known statements of the person that the sender may see
     */
    EvidenceReader(Findings findings, KnownDocuments documents, LocalDate today, KnownStatements known) {
        this.today = today;
        this.known = known;
        this.findings = findings;
        this.documents = documents;
    }

    /** Refuses sources that repeat a statement which is neither here nor among what was sent with it. */
    void refuseUnknownOrigins(Set<String> sent) {
        repeated.forEach((at, id) -> {
            if (!sent.contains(id)) {
                findings.wrongOnce(
                        at,
                        "unknown",
                        "There is no such statement about this person; ids are those of GET /v1/detainees/{id}/statements."
                                + " Name publisher or url of what is not here.");
            }
        });
    }

    /** The least restricted mark that what rests on this evidence may have: that of the document. */
    Tlp mark(Evidence evidence) {
        return Optional.ofNullable(evidence.documentId())
                .flatMap(documents::find)
                .map(KnownDocument::tlp)
                .orElse(Tlp.CLEAR);
    }

    /** The evidence; empty where it is so wrong that nothing can rest on it. What is wrong is among the findings. */
    Optional<Evidence> read(@Nullable NewEvidence given, String at) {
        if (given == null) {
            findings.wrongOnce(
                    at, "required", "Say where this is from: title, and publisher, url and date where known.");
            return Optional.empty();
        }
        String kind = given.kind() == null ? (given.quote() == null ? "cited" : "quoted") : given.kind();
        if (!KINDS.contains(kind)) {
            findings.wrongOnce(at + "/kind", "unknown", "Evidence is cited or quoted.");
            return Optional.empty();
        }
        findings.optional(given.publisher(), at + "/publisher", LONGEST_TEXT);
        findings.optional(given.title(), at + "/title", LONGEST_TEXT);
        published(given.date(), at + "/date");
        url(given.url(), at + "/url");
        UUID document = document(given.documentId(), at + "/documentId");
        if (kind.equals("cited")) {
            citation(given, at);
        } else {
            quote(given, document, at);
        }
        if (given.sha256() != null && !SHA256.matcher(given.sha256()).matches()) {
            findings.wrongOnce(at + "/sha256", "invalid", "A hash is SHA-256 in 64 lower-case hexadecimal digits.");
        } else if (document != null && given.sha256() != null) {
            documents
                    .find(document)
                    .filter(d -> !d.sha256().equals(given.sha256()))
                    .ifPresent(d -> findings.wrongOnce(
                            at + "/sha256", "mismatch", "The document has other bytes; read it again."));
        }
        Optional<KnownDocument> of = Optional.ofNullable(document).flatMap(documents::find);
        Optional<Alignment> alignment = Optional.ofNullable(given.alignment()).flatMap(Alignment::ofCode);
        if (given.alignment() != null && alignment.isEmpty()) {
            findings.wrongOnce(
                    at + "/alignment", "unknown", "A source stands for " + String.join(", ", Alignment.CODES) + ".");
        }
        Origin origin = origin(given.derivedFrom(), at + "/derivedFrom");
        return Optional.of(new Evidence(
                kind,
                publisher(given.publisher(), of, at + "/publisher"),
                given.title(),
                given.url() == null ? of.map(KnownDocument::url).orElse(null) : given.url(),
                given.date(),
                document,
                given.quote(),
                given.start(),
                given.end(),
                of.map(KnownDocument::sha256).orElse(given.sha256()),
                alignment.orElse(null),
                origin,
                isChecked(given, document) ? true : null));
    }

    /** Whether the words stand at their place by what was found in the document; its whole text is not here. */
    private boolean isChecked(NewEvidence given, @Nullable UUID document) {
        return document != null
                && given.quote() != null
                && given.start() != null
                && documents.says(document, given.quote(), given.start());
    }

    /** Nothing was published on a day that has not come; somewhere it is tomorrow already. */
    private void published(@Nullable String date, String at) {
        findings.date(date, at)
                .flatMap(d -> Optional.ofNullable(d.earliest()))
                .filter(first -> first.isAfter(today.plusDays(1)))
                .ifPresent(first -> findings.wrongOnce(
                        at,
                        "in-the-future",
                        "A source is of a day that has come; " + date + " is after today, " + today + "."));
    }

    /** Who published what a document says is who issued it: one document is not two sources, whatever it is called. */
    private @Nullable String publisher(@Nullable String given, Optional<KnownDocument> document, String at) {
        Optional<String> issuer = document.map(KnownDocument::issuer).filter(name -> !name.isBlank());
        if (issuer.isEmpty()) {
            return given;
        }
        String url = document.map(KnownDocument::url).orElse(null);
        boolean isOther = Publisher.of(given, null)
                .filter(stated -> Publisher.of(issuer.get(), url).stream().noneMatch(stated::isSameAs))
                .isPresent();
        if (isOther) {
            findings.wrongOnce(
                    at,
                    "mismatch",
                    "The document says that \"" + issuer.get()
                            + "\" issued it; leave this out, and say in derivedFrom whom it repeats. If that is wrong, cite the"
                            + " page without documentId.");
        }
        return issuer.get();
    }

    /** A statement that is here is named by the id that it first had: it gets others when it is graded, marked or confirmed. */
    private @Nullable Origin origin(@Nullable Origin origin, String at) {
        if (origin == null) {
            return null;
        }
        findings.optional(origin.publisher(), at + "/publisher", LONGEST_TEXT);
        url(origin.url(), at + "/url");
        if (origin.id() != null && !STATEMENT.matcher(origin.id()).matches()) {
            findings.wrongOnce(at + "/id", "invalid", "A statement's id has 64 lower-case hexadecimal digits.");
        }
        if (Stream.of(origin.publisher(), origin.url(), origin.id()).allMatch(part -> part == null || part.isBlank())) {
            findings.wrongOnce(at, "required", "Say what it repeats: publisher, url, or id of a statement.");
        }
        String id = origin.id();
        if (id == null || !STATEMENT.matcher(id).matches()) {
            return origin;
        }
        Optional<Statement> named = known.find(id);
        if (named.isEmpty()) {
            repeated.put(at + "/id", id);
        }
        return named.map(s -> new Origin(origin.publisher(), origin.url(), s.identity()))
                .orElse(origin);
    }

    private void citation(NewEvidence given, String at) {
        if (given.title() == null || given.title().isBlank()) {
            findings.wrongOnce(at + "/title", "required", "A citation has at least a title.");
        }
        if (given.quote() != null) {
            findings.wrongOnce(at + "/quote", "not-archived", "Only evidence of a stored document is quoted.");
        }
    }

    private void quote(NewEvidence given, @Nullable UUID document, String at) {
        String quote = given.quote();
        Integer start = given.start();
        Integer end = given.end();
        if (document == null || quote == null || quote.isBlank() || start == null || end == null) {
            findings.wrongOnce(at, "required", "A quote has documentId, quote, start and end.");
            return;
        }
        findings.quote(quote, at + "/quote", LONGEST_QUOTE);
        if (start < 0) {
            findings.wrongOnce(at + "/start", "invalid", "Offsets count from 0.");
        } else if ((long) end - start != quote.length()) {
            findings.wrongOnce(
                    at + "/end",
                    "invalid",
                    "From start to end there are as many UTF-16 code units as in the quote: " + quote.length() + ".");
        }
    }

    private void url(@Nullable String url, String at) {
        if (url == null) {
            return;
        }
        findings.optional(url, at, LONGEST_URL);
        try {
            URI address = new URI(url);
            String scheme = String.valueOf(address.getScheme());
            if ((scheme.equals("https") || scheme.equals("http")) && address.getRawAuthority() != null) {
                return;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        findings.wrongOnce(at, "invalid", "An address starts with https:// or http:// and has no blanks.");
    }

    private @Nullable UUID document(@Nullable String id, String at) {
        if (id == null) {
            return null;
        }
        Optional<UUID> document = DetaineeAnswers.uuid(id);
        if (document.isEmpty()) {
            findings.wrongOnce(at, "invalid", "A document's id is a UUID.");
        } else if (documents.find(document.get()).isEmpty()) {
            findings.wrongOnce(
                    at, "unknown", "There is no document " + id + " here; one that was just sent takes a moment.");
        }
        return document.orElse(null);
    }
}
