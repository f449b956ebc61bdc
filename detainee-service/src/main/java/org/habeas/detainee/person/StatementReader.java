package org.habeas.detainee.person;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.person.NewDetainee.NewEvidence;
import org.habeas.detainee.person.NewDetainee.NewName;
import org.habeas.detainee.person.NewDetainee.NewStatement;
import org.habeas.detainee.statement.Evidence;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Statement;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;
import org.habeas.language.edtf.Edtf;
import org.jspecify.annotations.Nullable;

/** Turns what somebody sent into statements, or says of each thing that is wrong where it stands and what would be right. */
final class StatementReader {

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_VALUE = 2_000;
    private static final List<String> NAME_KINDS = List.of("primary", "spelling", "alias");
    private static final List<String> EVIDENCE_KINDS = List.of("cited", "quoted");

    private final UUID subject;
    private final Instant now;
    private final String sender;
    private final List<FieldProblem> problems = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();

    StatementReader(UUID subject, Instant now, String sender) {
        this.subject = subject;
        this.now = now;
        this.sender = sender;
    }

    /** The statements, each once, if nothing is wrong. */
    List<Statement> read() {
        if (!problems.isEmpty()) {
            throw new Unprocessable(
                    ErrorCode.UNPROCESSABLE,
                    problems.size() == 1
                            ? problems.getFirst().detail()
                            : problems.size() + " things are wrong; errors names each.",
                    problems);
        }
        return statements.stream().distinct().toList();
    }

    void names(List<NewName> names, @Nullable NewEvidence source) {
        Optional<Evidence> evidence = evidence(source, "/source");
        if (names.isEmpty()) {
            wrong("/names", "required", "Give at least one name.");
        }
        if (names.stream().filter(n -> "primary".equals(n.kind())).count() > 1) {
            wrong("/names", "ambiguous", "At most one name is primary.");
        }
        for (int i = 0; i < names.size(); i++) {
            NewName name = names.get(i);
            String at = "/names/" + i;
            String text = text(name.text(), at + "/text", LONGEST_NAME);
            String kind = name.kind() == null ? (i == 0 ? "primary" : "spelling") : name.kind();
            if (!NAME_KINDS.contains(kind)) {
                wrong(at + "/kind", "unknown", "The kind of a name is " + String.join(", ", NAME_KINDS) + ".");
            }
            String script = name.script() == null ? Scripts.of(text) : name.script();
            evidence.ifPresent(e -> add(
                    Property.NAME,
                    text,
                    null,
                    null,
                    new Statement.NameForm(script, name.language(), kind),
                    e,
                    Tlp.CLEAR));
        }
    }

    void statements(List<NewStatement> given, @Nullable NewEvidence source) {
        for (int i = 0; i < given.size(); i++) {
            NewStatement s = given.get(i);
            String at = "/statements/" + i;
            Optional<Property> property = Optional.ofNullable(s.property()).flatMap(Property::ofCode);
            if (property.isEmpty()) {
                wrong(at + "/property", "unknown", "Properties are those of GET /v1/vocabulary.");
            }
            String value = text(s.value(), at + "/value", LONGEST_VALUE);
            property.map(Property::codes)
                    .filter(codes -> !codes.isEmpty() && !codes.contains(value))
                    .ifPresent(codes ->
                            wrong(at + "/value", "unknown", "Values here are " + String.join(", ", codes) + "."));
            if (property.filter(p -> p == Property.BIRTH_DATE).isPresent()) {
                date(value, at + "/value");
            }
            Optional<Edtf> from = date(s.validFrom(), at + "/validFrom");
            Optional<Edtf> to = date(s.validTo(), at + "/validTo");
            if (from.isPresent() && to.isPresent() && endsBefore(from.get(), to.get())) {
                wrong(at + "/validTo", "before-start", "The end lies before the start.");
            }
            Optional<Tlp> mark = mark(s, property, at);
            Optional<Evidence> evidence = evidence(
                    s.evidence() == null ? source : s.evidence(), s.evidence() == null ? "/source" : at + "/evidence");
            if (property.isPresent() && evidence.isPresent() && mark.isPresent()) {
                boolean isName = property.get() == Property.NAME;
                add(
                        property.get(),
                        value,
                        s.validFrom(),
                        s.validTo(),
                        isName ? new Statement.NameForm(Scripts.of(value), null, "spelling") : null,
                        evidence.get(),
                        mark.get());
            }
        }
    }

    private Optional<Tlp> mark(NewStatement s, Optional<Property> property, String at) {
        if (s.tlp() == null) {
            return property.map(Property::usualMark);
        }
        Optional<Tlp> mark = Tlp.ofLabel(s.tlp());
        if (mark.isEmpty()) {
            wrong(at + "/tlp", "unknown", "Marks are CLEAR, GREEN, AMBER, AMBER+STRICT and RED.");
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
            Tlp mark) {
        String id = Statement.idOf(subject, property, value, from, to, evidence);
        statements.add(new Statement(id, subject, property, value, from, to, name, evidence, mark, now, sender));
    }

    private Optional<Evidence> evidence(@Nullable NewEvidence given, String at) {
        if (given == null) {
            wrongOnce(at, "required", "Say where this is from: title, and publisher, url and date where known.");
            return Optional.empty();
        }
        String kind = given.kind() == null ? (given.quote() == null ? "cited" : "quoted") : given.kind();
        if (!EVIDENCE_KINDS.contains(kind)) {
            wrongOnce(at + "/kind", "unknown", "Evidence is cited or quoted.");
            return Optional.empty();
        }
        date(given.date(), at + "/date");
        UUID document = document(given.documentId(), at);
        if (kind.equals("cited")) {
            if (given.title() == null || given.title().isBlank()) {
                wrongOnce(at + "/title", "required", "A citation has at least a title.");
            }
            if (given.quote() != null) {
                wrongOnce(at + "/quote", "not-archived", "Only evidence of a stored document is quoted.");
            }
        } else if (document == null || given.quote() == null || given.start() == null || given.end() == null) {
            wrongOnce(at, "required", "A quote has documentId, quote, start and end.");
        }
        String url = given.url();
        if (url != null && !url.startsWith("https://") && !url.startsWith("http://")) {
            wrongOnce(at + "/url", "invalid", "An address starts with https:// or http://.");
        }
        return Optional.of(new Evidence(
                kind,
                given.publisher(),
                given.title(),
                url,
                given.date(),
                document,
                given.quote(),
                given.start(),
                given.end(),
                given.sha256()));
    }

    private @Nullable UUID document(@Nullable String id, String at) {
        if (id == null) {
            return null;
        }
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            wrongOnce(at + "/documentId", "invalid", "A document's id is a UUID.");
            return null;
        }
    }

    private Optional<Edtf> date(@Nullable String text, String at) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<Edtf> date = Edtf.parse(text);
        if (date.isEmpty()) {
            wrongOnce(
                    at,
                    "not-a-date",
                    "A date is EDTF and exists: 2023-09-27, 2023-09, 2023-09-2X, 2023-09-28/2023-09-30.");
        }
        return date;
    }

    private static boolean endsBefore(Edtf from, Edtf to) {
        return from.earliest() != null && to.latest() != null && to.latest().isBefore(from.earliest());
    }

    private String text(@Nullable String given, String at, int longest) {
        String text = given == null ? "" : given.strip();
        if (text.isEmpty()) {
            wrong(at, "required", "This is empty.");
        } else if (text.length() > longest) {
            wrong(at, "too-long", "At most " + longest + " characters; this has " + text.length() + ".");
        } else if (text.codePoints().anyMatch(StatementReader::isHidden)) {
            wrong(at, "control-characters", "Control and direction characters are not accepted.");
        }
        return text;
    }

    private static boolean isHidden(int c) {
        return Character.isISOControl(c) || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0xFEFF;
    }

    private void wrong(String pointer, String code, String detail) {
        problems.add(FieldProblem.pointer(pointer, code, detail));
    }

    /** What several statements share is wrong once. */
    private void wrongOnce(String pointer, String code, String detail) {
        if (problems.stream().noneMatch(p -> Objects.equals(p.pointer(), pointer))) {
            wrong(pointer, code, detail);
        }
    }

    /** Which script a name is written in, by its letters. */
    private static final class Scripts {

        private Scripts() {}

        static @Nullable String of(String text) {
            return text.codePoints()
                    .filter(Character::isLetter)
                    .mapToObj(Character.UnicodeScript::of)
                    .findFirst()
                    .map(script -> switch (script.name().toUpperCase(Locale.ROOT)) {
                        case "LATIN" -> "Latn";
                        case "CYRILLIC" -> "Cyrl";
                        case "ARMENIAN" -> "Armn";
                        case "GEORGIAN" -> "Geor";
                        case "ARABIC" -> "Arab";
                        case "GREEK" -> "Grek";
                        case "HEBREW" -> "Hebr";
                        default -> "Zzzz";
                    })
                    .orElse(null);
        }
    }
}
