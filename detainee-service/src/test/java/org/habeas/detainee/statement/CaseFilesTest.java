package org.habeas.detainee.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each case, charge, hearing and sentence has its own id, its own statements, and its own contradictions. */
class CaseFilesTest {

    private static final UUID PERSON = new UUID(0x7000L, 0x8000000000000001L);
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 20);
    private static final Thing JOINT = Thing.ofCase("Joint case of 15");
    private static final Thing CHARGE = new Thing("Joint case of 15", "100.1", null, null);
    private static final Thing SENTENCE = new Thing("Joint case of 15", null, null, "2026-02-05");

    @Test
    void oneChargeToldByTwoSourcesIsOneThingAndAnotherArticleIsAnother() {
        List<CaseFile> files = files(
                said(Property.CHARGED_UNDER, "article 100.1", "2025-01-17", "Press A", CHARGE),
                said(
                        Property.CHARGED_UNDER,
                        "art. 100.1",
                        null,
                        "Press B",
                        new Thing("JOINT  case of 15", "100.1", null, null)),
                said(
                        Property.CHARGED_UNDER,
                        "article 100.2",
                        null,
                        "Press A",
                        new Thing("Joint case of 15", "100.2", null, null)));
        assertThat(files).singleElement().satisfies(file -> {
            assertThat(file.id()).isEqualTo(JOINT.idFor(PERSON));
            assertThat(file.since()).isEqualTo("2025-01-17");
            assertThat(file.charges()).extracting(ThingRecord::name).containsExactly("100.2", "100.1");
            assertThat(file.charges().getLast().properties())
                    .singleElement()
                    .satisfies(p -> assertThat(p.statements())
                            .extracting(s -> s.evidence().publisher())
                            .containsExactly("Press B", "Press A"));
        });
    }

    @Test
    void whatTwoSourcesSayOtherwiseOfOneSentenceIsContestedThereAndNotOfThePerson() {
        List<Statement> statements = List.of(
                said(Property.SENTENCE, "20 years", "2026-02-05", "Press A", SENTENCE),
                said(Property.SENTENCE, "19 years", "2026-02-05", "Press B", SENTENCE),
                said(Property.PROCEEDINGS, "SENTENCED", "2026-02-05", "Press A", JOINT),
                said(Property.PROCEEDINGS, "CHARGED", "2026-02-05", "Press B", Thing.ofCase("Case of 2020")));
        List<CaseFile> files = CaseFiles.of(PERSON, statements, TODAY);
        assertThat(files).extracting(CaseFile::name).containsExactlyInAnyOrder("Joint case of 15", "Case of 2020");
        assertThat(files)
                .filteredOn(CaseFile::contested)
                .extracting(CaseFile::name)
                .containsExactly("Joint case of 15");
        assertThat(Standing.of(statements, TODAY).contested())
                .as("two cases are at two stages on one day")
                .isFalse();
        CaseFiles.Reasoned why = CaseFiles.why(PERSON, SENTENCE.idFor(PERSON), Property.SENTENCE, statements, TODAY)
                .orElseThrow();
        assertThat(why.choice().contested()).isTrue();
        assertThat(why.choice().others())
                .singleElement()
                .satisfies(o -> assertThat(o.reason()).contains("contested"));
        assertThat(DisplayRule.choose(Property.PROCEEDINGS, statements, TODAY).others())
                .singleElement()
                .satisfies(o -> assertThat(o.reason()).startsWith("It is about another case"));
    }

    @Test
    void whatIsStatedOfThePersonAloneIsAThingTooAndNobodyGuessesItsCase() {
        Statement one = said(Property.CHARGED_UNDER, "article 274", "2024-03", "Press A", null);
        Statement same = said(Property.CHARGED_UNDER, "Article 274", "2024-03", "Press B", null);
        Statement other = said(Property.CHARGED_UNDER, "article 274", "2024", "Press C", null);
        List<CaseFile> files = files(one, same, other, said(Property.CASE, "Case of 2024", null, "Press A", null));
        assertThat(files).extracting(CaseFile::name).containsExactly("Case of 2024", null);
        assertThat(files.getLast().id()).isNull();
        assertThat(files.getLast().charges())
                .extracting(t -> t.properties().getFirst().statements().size(), ThingRecord::id)
                .containsExactlyInAnyOrder(tuple(2, one.thingId()), tuple(1, other.thingId()));
        assertThat(same.thingId()).isEqualTo(one.thingId());
    }

    @Test
    void whatIsTakenBackOrHasNotBegunIsNoThingAndOnAnEarlierDayNeither() {
        Statement charge = said(Property.CHARGED_UNDER, "article 100.1", "2025-01-17", "Press A", CHARGE);
        Statement hearing = said(
                Property.HEARING,
                "appeal",
                "2026-05-01",
                "Press A",
                new Thing("Joint case of 15", null, "2026-05-01", null));
        Said retracting = new Said(null, null, null, null, Stance.RETRACTS, charge.identity(), "wrong", null, CHARGE);
        Statement retraction = statement(charge.property(), charge.value(), charge.validFrom(), "Press A", retracting);
        assertThat(files(charge, hearing))
                .singleElement()
                .satisfies(f -> assertThat(f.hearings()).isEmpty());
        assertThat(files(charge, retraction)).isEmpty();
        assertThat(CaseFiles.of(PERSON, List.of(charge), LocalDate.of(2025, 1, 16)))
                .isEmpty();
        assertThat(CaseFiles.why(
                                PERSON,
                                CHARGE.idFor(PERSON),
                                Property.CHARGED_UNDER,
                                List.of(charge, retraction),
                                TODAY)
                        .orElseThrow()
                        .choice()
                        .others())
                .extracting(DisplayRule.Loser::reason)
                .contains("It was retracted: wrong");
    }

    @Test
    void finalIsShownOfTheCaseOfWhichACourtSaysSo() {
        Statement press = said(Property.PROCEEDINGS, "FINAL", "2026-02-10", "Press A", JOINT);
        Statement court = ofCourt(Thing.ofCase("Another case"));
        assertThat(stage(press, court, JOINT)).isNull();
        assertThat(stage(press, court, Thing.ofCase("Another case"))).isEqualTo("FINAL");
        assertThat(stage(press, ofCourt(JOINT), JOINT)).isEqualTo("FINAL");
    }

    @Test
    void newChargeIsOfACaseThatIsNamedAndElseAStepBackThatIsRefused() {
        List<Statement> there = List.of(said(Property.PROCEEDINGS, "SENTENCED", "2025-02-05", "Press A", JOINT));
        Statement plain = said(Property.PROCEEDINGS, "CHARGED", "2026-02-01", "Press A", null);
        Statement sameCase = said(Property.PROCEEDINGS, "CHARGED", "2026-02-01", "Press A", JOINT);
        Statement otherCase =
                said(Property.PROCEEDINGS, "CHARGED", "2026-02-01", "Press A", Thing.ofCase("Case of 2026"));
        assertThat(Steps.forbidden(there, List.of(plain), TODAY)).containsOnlyKeys(plain);
        assertThat(Steps.forbidden(there, List.of(sameCase), TODAY)).containsOnlyKeys(sameCase);
        assertThat(Steps.forbidden(there, List.of(otherCase), TODAY)).isEmpty();
    }

    @Test
    void idOfAStatementThatNamesNoThingIsWhatItAlwaysWas() {
        Evidence page = evidence("Press A", null, null);
        String id = Statement.idOf(PERSON, Property.CHARGED_UNDER, "article 274", "2024", null, page);
        assertThat(Statement.idOf(PERSON, Property.CHARGED_UNDER, "article 274", "2024", null, page, Said.PLAIN))
                .isEqualTo(id);
        assertThat(Statement.idOf(PERSON, Property.CHARGED_UNDER, "article 274", "2024", null, page, about(CHARGE)))
                .isNotEqualTo(id)
                .isEqualTo(Statement.idOf(
                        PERSON,
                        Property.CHARGED_UNDER,
                        "article 274",
                        "2024",
                        null,
                        page,
                        about(new Thing("joint CASE of 15 ", "100.1", null, null))));
    }

    @Test
    void statementsDrawnAtRandomGiveTheSameFilesInAnyOrder() {
        Random random = new Random(1923);
        List<@Nullable Thing> things = Arrays.asList(
                null,
                JOINT,
                CHARGE,
                SENTENCE,
                new Thing("joint case of 15", "100.1", null, "2026-02-05"),
                new Thing("Joint case of 15", null, "2025-01-17", null),
                new Thing(null, "100.1", null, null));
        List<@Nullable String> dates = Arrays.asList(null, "2025", "2025-01-17", "2026-02-05", "2026-0X", "2027");
        for (int round = 0; round < 300; round++) {
            List<Statement> drawn = new ArrayList<>();
            for (int n = random.nextInt(14); n >= 0; n--) {
                Thing thing = things.get(random.nextInt(things.size()));
                List<Property> fitting = thing == null
                        ? List.of(Property.CHARGED_UNDER, Property.SENTENCE, Property.CASE, Property.PROCEEDINGS)
                        : List.copyOf(thing.kind().properties());
                Property property = fitting.get(random.nextInt(fitting.size()));
                List<String> values = property.codes().isEmpty() ? List.of("one", "another") : property.codes();
                Statement s = said(
                        property,
                        values.get(random.nextInt(values.size())),
                        dates.get(random.nextInt(dates.size())),
                        "Press " + random.nextInt(3),
                        thing);
                if (drawn.stream().noneMatch(d -> d.id().equals(s.id()))) {
                    drawn.add(s);
                    if (random.nextInt(5) == 0) {
                        Said back =
                                new Said(null, null, null, null, Stance.RETRACTS, s.identity(), "wrong", null, thing);
                        drawn.add(statement(s.property(), s.value(), s.validFrom(), "Press 0", back));
                    }
                }
            }
            List<CaseFile> expected = CaseFiles.of(PERSON, drawn, TODAY);
            for (int i = 0; i < 5; i++) {
                List<Statement> shuffled = new ArrayList<>(drawn);
                Collections.shuffle(shuffled, random);
                assertThat(CaseFiles.of(PERSON, shuffled, TODAY)).isEqualTo(expected);
            }
            assertThat(expected.stream().flatMap(CaseFilesTest::ids)).doesNotHaveDuplicates();
        }
    }

    private static Stream<String> ids(CaseFile file) {
        return Stream.concat(
                Stream.ofNullable(file.id()),
                Stream.of(file.charges(), file.hearings(), file.sentences())
                        .flatMap(List::stream)
                        .map(ThingRecord::id));
    }

    private static @Nullable String stage(Statement a, Statement b, Thing of) {
        Statement chosen = CaseFiles.why(PERSON, of.idFor(PERSON), Property.PROCEEDINGS, List.of(a, b), TODAY)
                .orElseThrow()
                .choice()
                .chosen();
        return chosen == null ? null : chosen.value();
    }

    private static List<CaseFile> files(Statement... said) {
        return CaseFiles.of(PERSON, List.of(said), TODAY);
    }

    private static Said about(@Nullable Thing thing) {
        return Said.PLAIN.about(thing);
    }

    private static Statement said(
            Property property, String value, @Nullable String from, String publisher, @Nullable Thing thing) {
        return statement(property, value, from, publisher, about(thing));
    }

    private static Statement ofCourt(Thing thing) {
        return statement(
                Property.PROCEEDINGS,
                "FINAL",
                "2026-02-10",
                evidence("The court", null, Alignment.COURT),
                about(thing));
    }

    private static Statement statement(
            Property property, String value, @Nullable String from, String publisher, Said said) {
        return statement(property, value, from, evidence(publisher, from, null), said);
    }

    private static Statement statement(
            Property property, String value, @Nullable String from, Evidence evidence, Said said) {
        return new Statement(
                Statement.idOf(PERSON, property, value, from, null, evidence, said),
                PERSON,
                property,
                value,
                from,
                null,
                null,
                evidence,
                Tlp.CLEAR,
                Instant.EPOCH,
                "rita",
                null,
                said);
    }

    private static Evidence evidence(String publisher, @Nullable String date, @Nullable Alignment side) {
        return new Evidence("cited", publisher, "A page", null, date, null, null, null, null, null, side, null);
    }
}
