package org.habeas.legislation.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillRecord.Title;
import org.habeas.contracts.MeasureType;
import org.habeas.legislation.status.StatusVocabulary.Kind;
import org.habeas.legislation.status.StatusVocabulary.Term;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever stands in the rows, and in whatever order: a status that the kind of measure can have comes out, and no row is lost. */
class AnyActionsTest {

    private static final int MEASURES = 4_000;
    private static final LocalDate TODAY = LocalDate.of(2024, 6, 1);
    private static final List<Title> AMENDS_THE_CONSTITUTION =
            List.of(new Title("Proposing an amendment to the Constitution of the United States.", "official", null));
    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 3);

    /** Pieces of what chambers write, which the generator joins, cuts and spoils. */
    private static final List<String> PIECES = List.of(
            "Introduced in Senate",
            "Introduced in House",
            "Read twice and referred to the Committee on Foreign Relations.",
            "Referred to the House Committee on Foreign Affairs.",
            "Ordered to be reported",
            "Reported by Senator Cardin",
            "Placed on Senate Legislative Calendar under General Orders. Calendar No. 12.",
            "Motion to discharge Senate Committee on Foreign Relations",
            "rejected by Yea-Nay Vote. 47 - 48. Record Vote Number: 174.",
            "agreed to by Unanimous Consent",
            "Passed Senate with an amendment by Voice Vote.",
            "On passage Passed by the Yeas and Nays: 218 - 210 (Roll no. 99).",
            "Passed/agreed to in House:",
            "Failed of passage",
            "Conference report",
            "Presented to President.",
            "Signed by President.",
            "Vetoed by President.",
            "Became Public Law No: 118-1.",
            "over veto",
            "Motion to table",
            "Motion to reconsider laid on the table",
            "Held at the desk.",
            "Received in the House.",
            "discharged by Unanimous Consent.",
            "indefinitely postponed",
            "withdrawn",
            "vitiated",
            "Senate vitiated previous passage.",
            "VACATING PROCEEDINGS - Mr. Doe asked unanimous consent that the proceedings by which it was passed be vacated. Agreed to without objection.",
            "Cloture on the measure not invoked in Senate by Yea-Nay Vote. 50 - 50.",
            "Upon reconsideration, cloture on the motion to proceed to the measure invoked in Senate by Yea-Nay Vote. 60 - 39.",
            "Motion to proceed to consideration of measure agreed to in Senate by Voice Vote.",
            "On motion that the House insist upon its amendment, and request a conference Agreed to without objection.",
            "Senate concurred in the House amendment with an amendment (SA 7) by Voice Vote.",
            "Senate agreed to the House amendment by Voice Vote.",
            "On agreeing to the conference report Agreed to by voice vote.",
            "Passed Senate without amendment by Voice Vote.",
            "Submitted in the Senate, considered, and agreed to");

    private static final List<String> ODD = List.of(
            "", " ", "\u202e", "\u0000", "\ud83d\ude00", "\ud83d", "((((", "[[", "\\", "$1", "%s", "\n", "\u0130", "ß");

    private static final List<String> CODES =
            List.of("", "1000", "8000", "E30000", "H11100", "17000", "Intro-S", "28000", "-1");

    private static final List<String> SYSTEMS =
            List.of("Senate", "House floor actions", "House committee actions", "Library of Congress", "", "?");

    @Test
    void anyRowsInAnyOrderGiveTheSameStatusAndEachRowIsReadOrCounted() {
        Random random = new Random(20_240_601);
        int unclassified = 0;
        int moved = 0;
        Map<MeasureType, Set<String>> reached = new EnumMap<>(MeasureType.class);
        for (int i = 0; i < MEASURES; i++) {
            BillId bill = new BillId(118, MeasureType.values()[i % MeasureType.values().length], 1 + i);
            LocalDate introduced = random.nextInt(4) == 0 ? null : day(random);
            List<Action> rows = rows(random);
            List<Title> titles = random.nextInt(4) == 0 ? AMENDS_THE_CONSTITUTION : List.of();
            StatusReport report = StatusEngine.report(bill, introduced, titles, rows, TODAY);
            List<Action> shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, random);
            assertThat(StatusEngine.report(bill, introduced, titles, shuffled, TODAY))
                    .as("measure %d: %s", i, rows)
                    .isEqualTo(report);
            report.history()
                    .forEach(entry -> reached.computeIfAbsent(bill.type(), type -> new TreeSet<>())
                            .add(entry.status()));
            assertThat(rows).extracting(Action::text).containsAll(report.unclassified());
            for (Action row : rows) {
                boolean isCounted = report.unclassified().contains(row.text());
                boolean isRead = StatusEngine.classify(bill, row).isPresent();
                assertThat(isRead
                                || isCounted
                                || ActionPairs.of(rows).primaryOf(row).isPresent())
                        .as(row.text())
                        .isTrue();
            }
            unclassified += report.unclassified().size();
            moved += report.history().size() > 1 ? 1 : 0;
        }
        for (MeasureType type : MeasureType.values()) {
            assertThat(reachable(type)).as("%s", type).containsAll(reached.getOrDefault(type, Set.of()));
        }
        assertThat(reached.get(MeasureType.SRES)).hasSizeGreaterThan(5).doesNotContain("PASSED:BILL", "ENACTED:SIGNED");
        assertThat(reached.get(MeasureType.HCONRES)).hasSizeGreaterThan(7);
        assertThat(reached.get(MeasureType.SJRES))
                .hasSizeGreaterThan(10)
                .contains("PASSED:CONSTAMEND", "ENACTED:SIGNED");
        // else the generator makes nothing that the rules could trip over
        assertThat(unclassified).isGreaterThan(MEASURES / 2);
        assertThat(moved).isGreaterThan(MEASURES / 4);
    }

    /** What the vocabulary says that a kind of measure can have. */
    private static Set<String> reachable(MeasureType type) {
        return StatusVocabulary.terms().stream()
                .filter(term -> term.kind() == Kind.STATUS && term.reachedBy().contains(type))
                .map(Term::code)
                .collect(Collectors.toSet());
    }

    private static List<Action> rows(Random random) {
        List<Action> rows = new ArrayList<>();
        int many = random.nextInt(9);
        for (int i = 0; i < many; i++) {
            rows.add(new Action(
                    i,
                    day(random),
                    null,
                    text(random),
                    null,
                    code(random),
                    one(SYSTEMS, random),
                    List.of(),
                    List.of()));
        }
        return rows;
    }

    private static LocalDate day(Random random) {
        return FIRST_DAY.plusDays(random.nextInt(6));
    }

    private static @Nullable String code(Random random) {
        String code = one(CODES, random);
        return code.isEmpty() ? null : code;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder(one(PIECES, random));
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(random.nextInt(3) == 0 ? one(ODD, random) : " ").append(one(PIECES, random));
        }
        int cut = random.nextInt(4) == 0 ? random.nextInt(text.length() + 1) : text.length();
        return text.substring(random.nextInt(6) == 0 ? Math.min(cut, 3) : 0, cut);
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
