package org.habeas.detainee.person;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.KnownDocuments;
import org.habeas.detainee.person.NewDetainee.NewEvidence;
import org.habeas.detainee.person.NewDetainee.NewName;
import org.habeas.detainee.person.NewDetainee.NewStatement;
import org.habeas.detainee.statement.Evidence;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Recorder;
import org.habeas.detainee.statement.Said;
import org.habeas.detainee.statement.Stance;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.Steps;
import org.habeas.language.edtf.Edtf;
import org.habeas.language.name.NameCheck;
import org.jspecify.annotations.Nullable;

/** Turns what somebody sent into statements, or says of each thing that is wrong where it stands and what would be right. */
final class StatementReader {

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_VALUE = 2_000;
    private static final int MOST_NAMES = 100;
    private static final int MOST_STATEMENTS = 500;
    private static final List<String> NAME_KINDS = List.of("primary", "spelling", "alias");
    /** The form of ISO 15924. */
    private static final Pattern SCRIPT = Pattern.compile("[A-Z][a-z]{3}");
    /** The form of BCP 47. */
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");

    private final UUID subject;
    private final Instant now;
    private final Recorder recorder;
    private final Findings findings = new Findings();
    private final EvidenceReader evidences;
    private final SaidBefore before;
    private final KnownStatements known;
    private final Map<String, String> places = new HashMap<>();
    private final List<Statement> statements = new ArrayList<>();

    /**
     * @param before what is said already
     * @param known statements of the person that the sender may see
     * @param documents those that the sender may see
     */
    StatementReader(
            UUID subject,
            Instant now,
            Recorder recorder,
            SaidBefore before,
            KnownStatements known,
            KnownDocuments documents) {
        this.subject = subject;
        this.now = now;
        this.recorder = recorder;
        this.before = before;
        this.known = known;
        this.evidences = new EvidenceReader(findings, documents, LocalDate.ofInstant(now, ZoneOffset.UTC), known);
    }

    /** The statements, each once, if nothing is wrong; what came under several marks has the most restricted of them. */
    List<Statement> read() {
        evidences.refuseUnknownOrigins(
                statements.stream().map(Statement::identity).collect(Collectors.toSet()));
        findings.refuseAny();
        return List.copyOf(statements.stream()
                .collect(Collectors.toMap(
                        Statement::identity,
                        s -> s,
                        BinaryOperator.maxBy(Comparator.comparing(Statement::tlp)),
                        LinkedHashMap::new))
                .values());
    }

    /**
     * Refuses a statement that would be shown, although nothing leads to it from what is shown.
     *
     * @param there what is said so far, as far as the sender may see it
     */
    void refuseForbiddenSteps(List<Statement> there, LocalDate today) {
        List<Statement> read = read();
        Steps.replacingDeath(there, read, today)
                .forEach(s -> findings.wrong(
                        places.getOrDefault(s.identity(), "/statements") + "/supersedes",
                        "forbidden-step",
                        "The person is known to have died. If that is wrong, retract it with the reason first"
                                + " (POST /v1/statements/{id}/retract); it is not replaced."));
        Steps.forbidden(there, read, today)
                .forEach((s, why) -> findings.wrong(
                        places.getOrDefault(s.identity(), "/statements") + "/value", "forbidden-step", why));
        findings.refuseAny();
    }

    /** Where in what was sent a statement is, as a JSON pointer. */
    String placeOf(Statement read) {
        return places.getOrDefault(read.identity(), "/statements");
    }

    void names(List<NewName> names, @Nullable NewEvidence source) {
        boolean allHaveTheirOwn = !names.isEmpty() && names.stream().allMatch(n -> n != null && n.source() != null);
        Optional<Evidence> shared =
                source == null && allHaveTheirOwn ? Optional.empty() : evidences.read(source, "/source");
        shared.ifPresent(evidence -> publicOnly(evidence, "/source"));
        if (names.isEmpty()) {
            findings.wrong("/names", "required", "Give at least one name.");
        }
        if (isTooMany(names, MOST_NAMES, "/names")) {
            return;
        }
        if (names.stream().filter(n -> n != null && "primary".equals(n.kind())).count() > 1) {
            findings.wrong("/names", "ambiguous", "At most one name is primary.");
        }
        for (int i = 0; i < names.size(); i++) {
            String at = "/names/" + i;
            if (isThere(names.get(i), at)) {
                NewName name = names.get(i);
                Optional<Evidence> evidence =
                        name.source() == null ? shared : evidences.read(name.source(), at + "/source");
                evidence.filter(e -> name.source() != null).ifPresent(e -> publicOnly(e, at + "/source"));
                name(name, at, i == 0 ? "primary" : "spelling", evidence);
            }
        }
    }

    private void publicOnly(Evidence evidence, String at) {
        Tlp mark = evidences.mark(evidence);
        if (mark != Tlp.CLEAR) {
            findings.wrongOnce(
                    at + "/documentId",
                    "restricted",
                    "The names of a person are public, and this document is marked " + mark.label() + ".");
        }
    }

    void statements(List<NewStatement> given, @Nullable NewEvidence source) {
        if (isTooMany(given, MOST_STATEMENTS, "/statements")) {
            return;
        }
        for (int i = 0; i < given.size(); i++) {
            String at = "/statements/" + i;
            if (isThere(given.get(i), at)) {
                statement(given.get(i), at, source);
            }
        }
    }

    private void name(NewName name, String at, String usualKind, Optional<Evidence> evidence) {
        String text = findings.text(name.text(), at + "/text", LONGEST_NAME);
        readable(text, at + "/text");
        String kind = name.kind() == null ? usualKind : name.kind();
        if (!NAME_KINDS.contains(kind)) {
            findings.wrong(at + "/kind", "unknown", "The kind of a name is " + String.join(", ", NAME_KINDS) + ".");
        }
        String script = name.script() == null ? Scripts.of(text) : name.script();
        if (script != null && !SCRIPT.matcher(script).matches()) {
            findings.wrong(at + "/script", "invalid", "A script is a code of ISO 15924, such as Latn, Armn or Cyrl.");
        }
        if (name.language() != null && !LANGUAGE.matcher(name.language()).matches()) {
            findings.wrong(at + "/language", "invalid", "A language is a tag of BCP 47, such as hy or az-Latn.");
        }
        Statement.NameForm form = new Statement.NameForm(script, name.language(), kind);
        evidence.map(e -> asFirstRead(Property.NAME, text, null, null, e, Said.PLAIN))
                .ifPresent(e -> add(
                        Property.NAME,
                        text,
                        null,
                        null,
                        form,
                        e,
                        markBefore(Property.NAME, text, null, null, e, Said.PLAIN),
                        Said.PLAIN,
                        at));
    }

    private void statement(NewStatement s, String at, @Nullable NewEvidence source) {
        Said said = new SaidReader(findings, known).read(s, at);
        if (said.stance() == Stance.RETRACTS) {
            retraction(s, said, at);
            return;
        }
        Optional<Property> property = Optional.ofNullable(s.property()).flatMap(Property::ofCode);
        if (property.isEmpty()) {
            findings.wrong(at + "/property", "unknown", "Properties are those of GET /v1/vocabulary.");
        }
        boolean isName = property.filter(p -> p == Property.NAME).isPresent();
        String value = findings.text(s.value(), at + "/value", isName ? LONGEST_NAME : LONGEST_VALUE);
        if (isName) {
            readable(value, at + "/value");
        }
        property.map(Property::codes)
                .filter(codes -> !codes.isEmpty() && !codes.contains(value))
                .ifPresent(codes -> findings.wrongOnce(
                        at + "/value", "unknown", "Values here are " + String.join(", ", codes) + "."));
        if (property.filter(p -> p == Property.BIRTH_DATE || p == Property.APPEAL_DEADLINE)
                .isPresent()) {
            findings.date(value, at + "/value");
        }
        Optional<Edtf> from = findings.date(s.validFrom(), at + "/validFrom");
        Optional<Edtf> to = findings.date(s.validTo(), at + "/validTo");
        if (from.isPresent() && to.isPresent() && endsBefore(from.get(), to.get())) {
            findings.wrong(
                    at + "/validTo",
                    "before-start",
                    "The end lies before the start: it is " + s.validFrom() + " or later, or left out.");
        }
        Optional<Evidence> given = s.evidence() == null
                ? evidences.read(source, source == null ? at + "/evidence" : "/source")
                : evidences.read(s.evidence(), at + "/evidence");
        Optional<Evidence> evidence =
                given.map(e -> property.map(p -> asFirstRead(p, value, s.validFrom(), s.validTo(), e, said))
                        .orElse(e));
        Optional<Tlp> marked =
                property.flatMap(p -> evidence.map(e -> markBefore(p, value, s.validFrom(), s.validTo(), e, said)));
        Optional<Tlp> mark = mark(s, marked, evidence.map(evidences::mark).orElse(Tlp.CLEAR), at);
        if (property.isPresent() && evidence.isPresent() && mark.isPresent()) {
            refuseUnexplained(property.get(), s, mark.get(), evidence.get(), at);
            refuseOther(said, property.get(), at);
            ThingReader.refuseMisplaced(property.get(), said, at, findings);
            Statement.NameForm form = isName ? new Statement.NameForm(Scripts.of(value), null, "spelling") : null;
            add(property.get(), value, s.validFrom(), s.validTo(), form, evidence.get(), mark.get(), said, at);
        }
    }

    /** What hides or mixes letters looks like a name and is none that could be found. */
    private void readable(String name, String at) {
        NameCheck.fault(name).ifPresent(fault -> findings.wrongOnce(at, fault.code(), fault.detail()));
    }

    /** What is taken back is all that the statement said, for a reason; without another source it rests on the same one. */
    private void retraction(NewStatement s, Said said, String at) {
        Optional<Statement> target = Optional.ofNullable(s.supersedes()).flatMap(known::toRetract);
        if (target.isEmpty()) {
            return; // told by the reader of what is said
        }
        Statement t = target.get();
        boolean isOther =
                s.property() != null && !s.property().equals(t.property().code())
                        || s.value() != null && !s.value().strip().equals(t.value());
        if (isOther) {
            findings.wrong(
                    at + "/supersedes",
                    "mismatch",
                    "That statement says " + t.property().code() + " " + t.value() + "; leave out property and value.");
        }
        Optional<Evidence> evidence =
                s.evidence() == null ? Optional.of(t.evidence()) : evidences.read(s.evidence(), at + "/evidence");
        Tlp document = evidence.map(evidences::mark).orElse(Tlp.CLEAR);
        evidence.ifPresent(e -> add(
                t.property(),
                t.value(),
                t.validFrom(),
                t.validTo(),
                t.name(),
                e,
                t.tlp().covers(document) ? t.tlp() : document,
                said.about(t.said().thing()),
                at));
    }

    /** Health, relatives and confessions are public only where the source is, and somebody says why. */
    private void refuseUnexplained(Property property, NewStatement s, Tlp mark, Evidence evidence, String at) {
        if (s.tlp() == null || mark.covers(property.usualMark())) {
            return;
        }
        if (s.reason() == null || s.reason().isBlank()) {
            findings.wrong(
                    at + "/reason",
                    "required",
                    "What is said of " + property.code() + " is marked "
                            + property.usualMark().label() + "; say in reason why it may be " + mark.label() + ".");
        }
        if (evidence.url() == null && evidence.publisher() == null && evidence.documentId() == null) {
            findings.wrong(
                    at + "/tlp",
                    "not-public",
                    "What is said of " + property.code() + " is " + mark.label()
                            + " only if its source is public: name its publisher or address.");
        }
    }

    private void refuseOther(Said said, Property property, String at) {
        Optional.ofNullable(said.supersedes())
                .flatMap(known::find)
                .filter(replaced -> replaced.property() != property)
                .ifPresent(replaced -> findings.wrong(
                        at + "/supersedes",
                        "mismatch",
                        "That statement is about " + replaced.property().code()
                                + "; it is replaced by one about the same."));
    }

    /** The mark that it has, or else the usual one: read again, it is restricted as it was until somebody says another mark. */
    private Tlp markBefore(
            Property property, String value, @Nullable String from, @Nullable String to, Evidence evidence, Said said) {
        return before.mark(Statement.idOf(addressee(said), property, value, from, to, evidence, said))
                .orElse(property.usualMark());
    }

    private Evidence asFirstRead(
            Property property, String value, @Nullable String from, @Nullable String to, Evidence evidence, Said said) {
        return before.asFirstRead(addressee(said), property, value, from, to, evidence, said);
    }

    /** What quotes a document, or cites it, shows what stands in it: it is never less restricted than the document. */
    private Optional<Tlp> mark(NewStatement s, Optional<Tlp> marked, Tlp document, String at) {
        if (s.tlp() == null) {
            return marked.map(usual -> usual.covers(document) ? usual : document);
        }
        Optional<Tlp> mark = Tlp.ofLabel(s.tlp());
        if (mark.isEmpty()) {
            findings.wrong(at + "/tlp", "unknown", "Marks are CLEAR, GREEN, AMBER, AMBER+STRICT and RED.");
        } else if (!mark.get().covers(document)) {
            findings.wrong(
                    at + "/tlp",
                    "below-document",
                    "The document is marked " + document.label() + "; what rests on it is at least so.");
        }
        return mark;
    }

    private void add(
            Property property,
            String value,
            @Nullable String from,
            @Nullable String to,
            Statement.@Nullable NameForm name,
            Evidence evidence,
            Tlp mark,
            Said said,
            String at) {
        UUID addressee = addressee(said);
        String id = Statement.idOf(addressee, property, value, from, to, evidence, said);
        places.putIfAbsent(id, at);
        statements.add(new Statement(
                id,
                addressee,
                property,
                value,
                from,
                to,
                name,
                evidence,
                mark,
                now,
                recorder.subject(),
                recorder.confirmedBy(),
                said));
    }

    /** What takes back or replaces a statement stands with it, wherever that goes when records are taken apart. */
    private UUID addressee(Said said) {
        return Optional.ofNullable(said.supersedes())
                .flatMap(known::find)
                .map(Statement::subject)
                .orElse(subject);
    }

    private boolean isTooMany(List<?> given, int most, String at) {
        if (given.size() > most) {
            findings.wrong(at, "too-many", "At most " + most + " at once; these are " + given.size() + ".");
        }
        return given.size() > most;
    }

    /** JSON may have null where a list has an item. */
    private boolean isThere(@Nullable Object item, String at) {
        if (item == null) {
            findings.wrong(at, "required", "This is null.");
        }
        return item != null;
    }

    private static boolean endsBefore(Edtf from, Edtf to) {
        return from.earliest() != null && to.latest() != null && to.latest().isBefore(from.earliest());
    }
}
