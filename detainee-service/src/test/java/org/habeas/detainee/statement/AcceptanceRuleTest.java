package org.habeas.detainee.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.statement.AcceptanceRule.Accepted;
import org.habeas.detainee.statement.AcceptanceRule.Left;
import org.habeas.detainee.statement.AcceptanceRule.Situation;
import org.habeas.detainee.statement.AcceptanceRule.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is accepted by rule: what is official or confirmed twice by vouched documents, and contradicts nothing. */
class AcceptanceRuleTest {

    private static final UUID PERSON = new UUID(0x7000L, 0x8000000000000001L);
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 15);
    private static final UUID OFFICE = new UUID(1, 1);
    private static final UUID PAPER = new UUID(1, 2);
    private static final UUID OTHER = new UUID(1, 3);
    private static final Map<UUID, Vouching> VOUCHED = Map.of(
            OFFICE, new Vouching(new UUID(2, 1), OFFICE, "The Prosecutor", Alignment.HOLDING_STATE),
            PAPER, new Vouching(new UUID(2, 2), PAPER, "Paper", Alignment.MEDIA),
            OTHER, new Vouching(new UUID(2, 3), OTHER, "Other Paper", Alignment.NGO));

    @Test
    void officialIsAcceptedOnlyOnceSomebodyVouchesForTheDocument() {
        Statement held = observed("HELD", "2026-01-10", OFFICE, "The Prosecutor", "he was arrested on 10 January");
        assertThat(judge(held, List.of(), List.of(), VOUCHED))
                .isEqualTo(new Accepted(AcceptanceRule.OFFICIAL, List.of(new UUID(2, 1))));
        assertThat(judge(held, List.of(), List.of(), Map.of()))
                .isEqualTo(new Left("No reviewer has vouched for the document."));
    }

    @Test
    void twoIndependentVouchedSourcesConfirmEachOtherAndACopyDoesNot() {
        Statement one = observed("HELD", "2026-01-10", PAPER, "Paper", "he was arrested on 10 January");
        Statement two = observed("HELD", "2026-01", OTHER, "Other Paper", "police took him to a prison in the capital");
        Statement copy = observed("HELD", "2026-01-10", OTHER, "Other Paper", "he was arrested on 10 January too");
        assertThat(judge(one, List.of(), List.of(two), VOUCHED))
                .isEqualTo(new Accepted(AcceptanceRule.TWICE, List.of(new UUID(2, 2), new UUID(2, 3))));
        assertThat(judge(one, List.of(), List.of(), VOUCHED)).isInstanceOf(Left.class);
        assertThat(judge(one, List.of(), List.of(copy), VOUCHED)).isInstanceOf(Left.class);
        // the other one is vouched for by nobody: who published it is what its sender says
        Map<UUID, Vouching> half = new HashMap<>(VOUCHED);
        half.remove(OTHER);
        assertThat(judge(one, List.of(), List.of(two), half)).isInstanceOf(Left.class);
        // somebody has recorded the same of another source
        Statement recorded = said("HELD", "2026-01-10", "Agency", "rita", Tlp.CLEAR);
        assertThat(judge(one, List.of(recorded), List.of(), VOUCHED))
                .isEqualTo(new Accepted(AcceptanceRule.TWICE, List.of(new UUID(2, 2))));
        // what fewer may read confirms nothing in public
        Statement secret = said("HELD", "2026-01-10", "Agency", "rita", Tlp.GREEN);
        assertThat(judge(one, List.of(secret), List.of(), VOUCHED)).isInstanceOf(Left.class);
    }

    @ParameterizedTest
    @CsvSource({
        "custody, HELD, true",
        "custody, HOUSE_ARREST, true",
        "custody, RESTRICTED_LIBERTY, false",
        "custody, MISSING, false",
        "custody, FREE, false",
        "custody, DEAD, false",
        "proceedings, CHARGED, true",
        "proceedings, SENTENCED, true",
        "proceedings, FINAL, false",
        "proceedings, ACQUITTED, false",
        "proceedings, SUSPENDED, false",
        "sentence, 20 years, true",
        "placeOfDetention, A prison, true",
        "chargedUnder, 100.1, true",
        "releaseManner, exchanged, false",
        "health, ill, false",
        "confession, all of it, false",
    })
    void onlySomeThingsAreEverAccepted(String property, String value, boolean isAccepted) {
        Statement s = statement(
                Property.ofCode(property).orElseThrow(),
                value,
                "2026-01-10",
                evidence(OFFICE, "The Prosecutor", "so it is"),
                "rule",
                Tlp.CLEAR,
                Said.PLAIN);
        assertThat(AcceptanceRule.kind(s).isEmpty()).isEqualTo(isAccepted);
        assertThat(judge(s, List.of(), List.of(), VOUCHED) instanceof Accepted).isEqualTo(isAccepted);
        assertThat(AcceptanceRule.kind(s.atLeast(Tlp.AMBER))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        // what is said so far: value, from; what the office says; whether that waits
        "HELD, 2025-12-01, HELD, 2025-12-01, false",
        "HELD, 2025-12-01, HELD, 2026-01-10, false",
        // since when somebody is held is not moved
        "HELD, 2025-12-01, HELD, 2025-11-01, true",
        // out of a prison
        "HELD, 2025-12-01, HOUSE_ARREST, 2026-01-10, true",
        "MISSING, 2025-12-01, HELD, 2026-01-10, false",
        // otherwise of what may be the same time
        "MISSING, 2026-01, HELD, 2026-01-10, true",
        // a release that a guard holds back
        "FREE, 2026-01-01, HELD, 2026-01-10, true",
        "FREE, 2026-01-01, HELD, 2025-12-01, true",
        // nobody says since when, or of a time to come, or after its source
        "UNKNOWN, 2020, HELD, , true",
        "UNKNOWN, 2020, HELD, 2026-01-10/.., true",
        "UNKNOWN, 2020, HELD, 2026-03-01, true",
        "UNKNOWN, 2020, HELD, 2026-02-10, true",
    })
    void whatContradictsMovesOrPassesOverSomethingWaits(
            String value, String from, String office, @Nullable String officeFrom, boolean waits) {
        Statement there = said(value, from, "Agency", "rita", Tlp.CLEAR);
        Statement now = observed(office, officeFrom, OFFICE, "The Prosecutor", "so it is");
        assertThat(judge(now, List.of(there), List.of(), VOUCHED) instanceof Left)
                .isEqualTo(waits);
    }

    @Test
    void whatSomebodyRefusedDisputedOrTookBackIsNotBroughtBack() {
        Statement now = observed("HELD", "2026-01-10", OFFICE, "The Prosecutor", "so it is");
        Statement same = said("HELD", "2026-01-10", "Agency", "rita", Tlp.CLEAR);
        assertThat(AcceptanceRule.judge(now, new Situation(List.of(), List.of(), List.of(same), VOUCHED, TODAY)))
                .isInstanceOf(Left.class);
        Statement retraction = statement(
                Property.CUSTODY,
                "HELD",
                "2026-01-10",
                same.evidence(),
                "rolf",
                Tlp.CLEAR,
                new Said(null, null, null, null, Stance.RETRACTS, same.identity(), "It was somebody else.", null));
        assertThat(judge(now, List.of(same, retraction), List.of(), VOUCHED)).isInstanceOf(Left.class);
        Statement dispute = statement(
                Property.CUSTODY,
                "HELD",
                "2026-01-10",
                evidence(null, "Agency", null),
                "rolf",
                Tlp.CLEAR,
                new Said(null, null, null, null, Stance.DISPUTES, null, null, null));
        assertThat(judge(now, List.of(dispute), List.of(), VOUCHED)).isInstanceOf(Left.class);
        // the very words are recorded
        assertThat(judge(now, List.of(now), List.of(), VOUCHED)).isInstanceOf(Left.class);
    }

    @Test
    void onlyWhatWasTakenBackWithAVoucherIsAcceptedAgain() {
        Statement held = observed("HELD", "2026-01-10", OFFICE, "The Prosecutor", "so it is");
        Statement withdrawn = retraction(held, TakenBackByRule.WITHDRAWN);
        assertThat(judge(held, List.of(held), List.of(), VOUCHED)).isInstanceOf(Left.class);
        assertThat(judge(held, List.of(held, withdrawn), List.of(), VOUCHED)).isInstanceOf(Accepted.class);
        // brought back, and then taken back by somebody
        Statement restored = retraction(withdrawn, "It is official.");
        assertThat(judge(held, List.of(held, withdrawn, restored), List.of(), VOUCHED))
                .isInstanceOf(Left.class);
        Statement again = retraction(restored, "It was somebody else.");
        assertThat(judge(held, List.of(held, withdrawn, restored, again), List.of(), VOUCHED))
                .isInstanceOf(Left.class);
        Statement withVoucher = retraction(restored, TakenBackByRule.WITHDRAWN);
        assertThat(judge(held, List.of(held, withdrawn, restored, withVoucher), List.of(), VOUCHED))
                .isInstanceOf(Accepted.class);
    }

    private static Statement retraction(Statement target, String why) {
        return statement(
                target.property(),
                target.value(),
                target.validFrom(),
                target.evidence(),
                "rolf",
                Tlp.CLEAR,
                new Said(null, null, null, null, Stance.RETRACTS, target.identity(), why, null));
    }

    @Test
    void twoVouchedDocumentsThatContradictEachOtherBothWait() {
        Statement one = sentence("19 years", OFFICE, "The Prosecutor");
        Statement two = sentence("20 years", PAPER, "Paper");
        assertThat(judge(one, List.of(), List.of(two), VOUCHED)).isInstanceOf(Left.class);
        assertThat(judge(one, List.of(two), List.of(), VOUCHED)).isInstanceOf(Left.class);
        assertThat(judge(one, List.of(), List.of(), VOUCHED)).isInstanceOf(Accepted.class);
    }

    @Test
    void verdictsDoNotDependOnTheOrderOfWhatIsSaid() {
        Random random = new Random(26);
        List<String> values = List.of("HELD", "FREE", "MISSING", "HOUSE_ARREST");
        int accepted = 0;
        for (int round = 0; round < 300; round++) {
            List<Statement> said = new ArrayList<>();
            for (int n = random.nextInt(4); n >= 0; n--) {
                said.add(said(
                        values.get(random.nextInt(4)),
                        "2025-1" + random.nextInt(3) + "-0" + (1 + random.nextInt(9)),
                        "Agency " + random.nextInt(3),
                        "rita",
                        random.nextBoolean() ? Tlp.CLEAR : Tlp.GREEN));
            }
            Statement now = observed("HELD", "2026-01-10", random.nextBoolean() ? OFFICE : PAPER, "Paper", "so it is");
            Verdict first = judge(now, said, List.of(), VOUCHED);
            Collections.shuffle(said, random);
            assertThat(judge(now, said, List.of(), VOUCHED)).isEqualTo(first);
            accepted += first instanceof Accepted ? 1 : 0;
        }
        assertThat(accepted).isBetween(20, 280);
    }

    private static Verdict judge(
            Statement proposed, List<Statement> said, List<Statement> waiting, Map<UUID, Vouching> vouched) {
        return AcceptanceRule.judge(proposed, new Situation(said, waiting, List.of(), vouched, TODAY));
    }

    private static Statement sentence(String value, UUID document, String publisher) {
        return statement(
                Property.SENTENCE,
                value,
                "2026-01-10",
                evidence(document, publisher, "he got " + value),
                "rita",
                Tlp.CLEAR,
                Said.PLAIN);
    }

    private static Statement observed(
            String value, @Nullable String from, UUID document, String publisher, String quote) {
        return statement(
                Property.CUSTODY,
                value,
                from,
                evidence(document, publisher, quote),
                AcceptanceRule.RECORDER,
                Tlp.CLEAR,
                Said.PLAIN);
    }

    private static Statement said(String value, String from, String publisher, String by, Tlp tlp) {
        return statement(Property.CUSTODY, value, from, evidence(null, publisher, null), by, tlp, Said.PLAIN);
    }

    private static Evidence evidence(@Nullable UUID document, String publisher, @Nullable String quote) {
        return new Evidence(
                quote == null ? "cited" : "quoted",
                publisher,
                "A page",
                null,
                "2026-01-20",
                document,
                quote,
                quote == null ? null : 0,
                quote == null ? null : quote.length(),
                null);
    }

    private static Statement statement(
            Property property, String value, @Nullable String from, Evidence e, String by, Tlp tlp, Said said) {
        return new Statement(
                Statement.idOf(PERSON, property, value, from, null, e, said),
                PERSON,
                property,
                value,
                from,
                null,
                null,
                e,
                tlp,
                Instant.EPOCH,
                by,
                null,
                said);
    }
}
