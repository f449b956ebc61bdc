package org.habeas.detainee.person;

import java.util.Arrays;
import java.util.Optional;
import org.habeas.detainee.person.NewDetainee.NewStatement;
import org.habeas.detainee.statement.Reliability;
import org.habeas.detainee.statement.Said;
import org.habeas.detainee.statement.Stance;
import org.habeas.detainee.statement.Statement;
import org.jspecify.annotations.Nullable;

/** Reads how something is said and graded, and what it replaces or takes back. */
final class SaidReader {

    private static final int LONGEST_WORDS = 2_000;
    private static final int LONGEST_ABOUT = 300;
    private static final int LEAST_CREDIBLE = 6;

    private final Findings findings;
    private final KnownStatements known;

    /** @param known statements of the person that the sender may see */
    SaidReader(Findings findings, KnownStatements known) {
        this.findings = findings;
        this.known = known;
    }

    Said read(NewStatement s, String at) {
        Stance stance = stance(s.stance(), at + "/stance");
        findings.optional(s.valueAsStated(), at + "/valueAsStated", LONGEST_WORDS);
        findings.optional(s.about(), at + "/about", LONGEST_ABOUT);
        if (s.reason() != null) {
            findings.lines(s.reason(), at + "/reason", LONGEST_WORDS);
        }
        if (s.credibility() != null && (s.credibility() < 1 || s.credibility() > LEAST_CREDIBLE)) {
            findings.wrong(
                    at + "/credibility",
                    "invalid",
                    "Credibility is 1 (confirmed) to 5 (improbable), or 6: nobody can tell.");
        }
        if (stance == Stance.RETRACTS) {
            if (s.supersedes() == null) {
                findings.wrong(at + "/supersedes", "required", "Say which statement is taken back, by its id.");
            }
            if (s.reason() == null || s.reason().isBlank()) {
                findings.wrong(at + "/reason", "required", "Say why it is taken back.");
            }
        }
        return new Said(
                s.about() == null ? null : s.about().strip(),
                s.valueAsStated(),
                reliability(s.reliability(), at + "/reliability"),
                s.credibility(),
                stance,
                superseded(s.supersedes(), stance, at + "/supersedes"),
                s.reason() == null ? null : s.reason().strip(),
                null,
                new ThingReader(findings, known).read(s, at));
    }

    private Stance stance(@Nullable String given, String at) {
        if (given == null) {
            return Stance.SUPPORTS;
        }
        return Stance.ofCode(given).orElseGet(() -> {
            findings.wrong(at, "unknown", "A statement " + String.join(", ", Stance.CODES) + ".");
            return Stance.SUPPORTS;
        });
    }

    private @Nullable Reliability reliability(@Nullable String given, String at) {
        Optional<Reliability> letter = Arrays.stream(Reliability.values())
                .filter(r -> r.name().equals(given))
                .findFirst();
        if (given != null && letter.isEmpty()) {
            findings.wrong(at, "unknown", "Reliability is A to E, or F: nobody can tell.");
        }
        return letter.orElse(null);
    }

    /** By the id that it first had, which it keeps under every mark. */
    private @Nullable String superseded(@Nullable String given, Stance stance, String at) {
        if (given == null) {
            return null;
        }
        Optional<Statement> target = stance == Stance.RETRACTS ? known.toRetract(given) : known.find(given);
        if (target.isEmpty()) {
            findings.wrong(
                    at, "unknown", "There is no such statement about this person; ids are those of GET …/statements.");
        }
        return target.map(Statement::identity).orElse(given);
    }
}
