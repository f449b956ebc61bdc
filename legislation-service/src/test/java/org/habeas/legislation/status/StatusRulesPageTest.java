package org.habeas.legislation.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.contracts.MeasureType;
import org.habeas.legislation.status.StatusVocabulary.Kind;
import org.habeas.legislation.status.StatusVocabulary.Term;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/status-rules.md} to the table; -Dstatus-rules.accept=true writes it. */
class StatusRulesPageTest {

    private static final Path PAGE = Path.of("../docs/status-rules.md");

    @Test
    void pageListsEveryRuleInTheOrderInWhichTheyAreAsked() throws IOException {
        String page = page();
        if (Boolean.getBoolean("status-rules.accept")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("-Dstatus-rules.accept=true writes it").exists();
        assertThat(Files.readString(PAGE))
                .as("the rules have changed; -Dstatus-rules.accept=true takes that over")
                .isEqualTo(page);
    }

    private static String page() {
        return """
                # Status rules

                How the legislation-service tells where a measure stands, made from the code that does it (`%s`).
                `GET /v1/bills/{id}/status` names the rule and the action behind each status; `GET /v1/statuses` gives the codes below.

                A source states actions, each a sentence with a day. The first rule below whose pattern is found in the sentence says what
                the action means, and no later rule is asked; patterns take capital and small letters alike. Actions take effect in the order
                of their days, and those of one day in the order of their ranks, but that a referral after the first day has rank 4: a
                measure goes to another committee after it was taken from the one before. The same actions in any order give the same
                status. A row of the Library of Congress that repeats a chamber's of the same day, perhaps with words of its own in
                front, is counted once: it is linked to the chamber's row, and that one is named. A sentence that no rule knows is
                counted as unclassified and changes nothing. A motion is told as a milestone; it leaves the status as it is, but that a
                motion to discharge that is agreed to takes the measure from its committee, and debate that the Senate does not end
                stops it. A row that says what cannot happen to a measure of its kind changes nothing either and is counted likewise.
                Among rows of one rank, what must have come first does: a vote to end debate that fails before one that carries, a change
                before the agreement that ends it. A passage that is taken back on its own day comes before that.
                A text that begins like a step of procedure and holds a verb of decision is known by its whole phrase or not at all.
                What has not been decided when its Congress ends is EXPIRED since that day, January 3 of each odd year, unless
                the code says that it stays.

                ## Rules

                | rule | rank | what such an action means | pattern |
                |---|---|---|---|
                %s

                ## Statuses

                | code | label | meaning | reached by | end of its way | falls with its Congress |
                |---|---|---|---|---|---|
                %s

                The schemas of events list `ENACTED:INCORPORATION` too, which stands for a text that became law as part of another measure. Some
                actions name another measure that became law, and none says that this text is in it, so it is never given.

                ## Stages

                The finer place inside a status.

                | code | label | meaning | reached by | within |
                |---|---|---|---|---|
                %s

                ## Privileged measures

                Laws give some measures a short way through the Senate. `GET /v1/bills/{id}/status` tells it under `privileged`, which is null
                for any other measure. A measure is one of them by the first row below whose title pattern is found in one of its titles; where
                none is, by an action on a motion to discharge or to proceed that names the law. What it was recognised by is named.
                The status never depends on that. Of titles it depends on one thing: a joint resolution whose official title
                begins by proposing an amendment to the Constitution goes to the States when both chambers have passed it, and not to the
                President.

                `dischargeEligibleFrom` is the day after ten calendar days have ended that follow the introduction, for a measure of the Senate
                whose law refers to section 601(b) of the International Security Assistance and Arms Export Control Act of 1976: introduced on
                the 1st, it is the 12th. Where no source says when it was introduced, the days are counted from the first referral. For what
                the United States itself sells to NATO or one of its members, Japan, Australia, the Republic of Korea, Israel or New Zealand
                alone they are five (22 U.S.C. 2776(b)(2)); for what others export or transfer they are ten. No day is told for a sale to Jordan
                from 18 February 2016 to 18 February 2019: Public Law 114-123 treated it as if it were on such lists, and whether on this one
                too is not certain here. It is `moot` after the end of the Congress, after the Senate has voted on a motion to discharge, and
                where no committee has the measure. `statementDue` is the day of the agreement, as long as that stands, and thirty days. Both
                are estimates: the law does not count adjournments of more than three days, and no recess calendar is read here; and its thirty
                days begin when the request is received, a day that no action states.

                | rule | kind | measures | what such a measure does | law | motion to discharge | statement | title pattern | pattern of an action |
                |---|---|---|---|---|---|---|---|---|
                %s
                """.formatted(StatusRules.VERSION, rules(), terms(Kind.STATUS), terms(Kind.STAGE), privileged());
    }

    private static String privileged() {
        return PrivilegedRules.TABLE.stream()
                .map(r -> "| `%s` | `%s` | %s | %s | %s | %s | %s | `%s` | `%s` |"
                        .formatted(
                                r.id(),
                                r.kind(),
                                kinds(r.measures()),
                                r.meaning(),
                                r.statute(),
                                r.discharge() ? "in the Senate" : "no",
                                r.statement() ? "yes" : "no",
                                r.title().pattern().replace("|", "\\|"),
                                r.action().pattern().replace("|", "\\|")))
                .collect(Collectors.joining("\n"));
    }

    private static String rules() {
        return StatusRules.TABLE.stream()
                .map(r -> "| `%s` | %d | %s | `%s` |"
                        .formatted(
                                r.id(),
                                r.rank(),
                                r.meaning(),
                                r.pattern().pattern().replace("|", "\\|")))
                .collect(Collectors.joining("\n"));
    }

    private static String terms(Kind kind) {
        return StatusVocabulary.terms().stream()
                .filter(t -> t.kind() == kind)
                .map(t -> kind == Kind.STATUS
                        ? row(t, t.terminal() ? "yes" : "no", t.expires() ? "yes" : "no")
                        : row(t, codes(t.within())))
                .collect(Collectors.joining("\n"));
    }

    private static String row(Term term, String... last) {
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        term.code(), term.label(), term.meaning(), kinds(term.reachedBy()), String.join(" | ", last));
    }

    private static String codes(List<String> codes) {
        return codes.stream().map(c -> "`" + c + "`").collect(Collectors.joining(" "));
    }

    private static String kinds(Set<MeasureType> kinds) {
        return kinds.size() == MeasureType.values().length
                ? "all"
                : kinds.stream().map(MeasureType::code).collect(Collectors.joining(" "));
    }
}
