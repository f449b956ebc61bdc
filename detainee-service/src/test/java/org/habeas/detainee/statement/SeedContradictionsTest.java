package org.habeas.detainee.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.habeas.contracts.Tlp;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the sources of the seeds disagree, each of them is heard; what is no contradiction is not called one. */
class SeedContradictionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    private static Map<String, List<Statement>> seeds = Map.of();

    @BeforeAll
    static void read() throws IOException {
        seeds = Seeds.statements();
    }

    @Test
    void howManyWereSentencedIsFifteenOrThirteenAndTheOthersAreSevenOrEight() {
        assertThat(said("arayik-harutyunyan", "joint case: the source counts"))
                .containsExactly(
                        "joint case: the source counts 15 sentenced (Azernews)",
                        "joint case: the source counts 15 sentenced (Zartonk Media)",
                        "joint case: the source counts 13 sentenced (Devdiscourse)");
        assertThat(said("arayik-harutyunyan", "joint case: beside the former leaders"))
                .containsExactly(
                        "joint case: beside the former leaders the source lists eight others by name (Zartonk Media)",
                        "joint case: beside the former leaders the source counts seven others (Epress.am)",
                        "joint case: beside the former leaders the source counts seven others (bne IntelliNews)");
        assertThat(seeds.values().stream()
                        .filter(all -> all.stream().anyMatch(s -> s.value().equals("joint-case-of-15"))))
                .as("whom the seeds have with a sentence in it")
                .hasSize(15);
    }

    @Test
    void fiveAreSentencedToLifeThoughOneListHasFour() {
        assertThat(seeds.entrySet().stream()
                        .filter(e -> values(e.getKey(), Property.SENTENCE).contains("life"))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "arayik-harutyunyan",
                        "davit-ishkhanyan",
                        "davit-babayan",
                        "levon-mnatsakanyan",
                        "davit-manukyan");
        assertThat(said("arayik-harutyunyan", "joint case: the source names"))
                .containsExactly(
                        "joint case: the source names five sentenced to life (Zartonk Media)",
                        "joint case: the source names five sentenced to life (OC Media)",
                        "joint case: the source names four sentenced to life, Levon Mnatsakanyan not among them (newdosh.media)",
                        "joint case: the source names four sentenced to life, another than Levon Mnatsakanyan left out; who was"
                                + " not written down (Babel)",
                        "joint case: the source names four sentenced to life, another than Levon Mnatsakanyan left out; who was"
                                + " not written down (republika.mk)");
    }

    @Test
    void whatIsDemandedIsNoSentence() {
        assertThat(values("madat-babayan", Property.SENTENCE)).containsOnly("19 years");
        assertThat(values("madat-babayan", Property.DEMAND)).containsOnly("20 years");
        assertThat(values("gurgen-stepanyan", Property.SENTENCE)).containsOnly("15 years");
        assertThat(values("gurgen-stepanyan", Property.DEMAND)).containsOnly("16 years");
        assertThat(values("ruben-vardanyan", Property.SENTENCE)).containsOnly("20 years");
        assertThat(values("ruben-vardanyan", Property.DEMAND)).containsOnly("life");
        DisplayRule.Choice custody = choice("madat-babayan", Property.CUSTODY);
        assertThat(dates(custody)).contains("2023-09-19/2023-10-09", "2020");
    }

    @Test
    void detentionOfDavitBabayanIsBetweenThe28thAndThe30thAndNoDayIsMadeUp() {
        DisplayRule.Choice custody = choice("davit-babayan", Property.CUSTODY);
        assertThat(dates(custody))
                .containsExactlyInAnyOrder("2023-09-28/2023-09-30", "2023-09-29", "2023-09-29/2023-09-30");
        assertThat(custody.contested()).as("all say that he is held").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vagif-khachatryan", "vicken-euljekjian", "gevorg-sujyan", "davit-davtyan"})
    void thatTheFourAreFreeIsAgreedAndTheMannerIsNot(String slug) {
        assertThat(choice(slug, Property.CUSTODY))
                .extracting(c -> Objects.requireNonNull(c.chosen()).value(), DisplayRule.Choice::contested)
                .containsExactly("FREE", false);
        assertThat(choice(slug, Property.RELEASE_MANNER).contested()).isTrue();
        assertThat(values(slug, Property.RELEASE_MANNER))
                .hasSize(4)
                .anyMatch(v -> v.equals("released"))
                .anyMatch(v -> v.contains("exchange in effect"))
                .anyMatch(v -> v.contains("incomplete"))
                .anyMatch(v -> v.equals("humanitarian transfer"));
        assertThat(Standing.of(all(slug), TODAY).headline()).isEqualTo(Headline.RELEASED);
    }

    @Test
    void howManyAreStillHeldIsToldAsEachSourceCounts() {
        assertThat(said("arayik-harutyunyan", "Armenians held in Azerbaijan"))
                .containsExactly(
                        "Armenians held in Azerbaijan: the source counts 19 after the release of four (OC Media)",
                        "Armenians held in Azerbaijan: the source counts at least 20 (csi-usa.org)",
                        "Armenians held in Azerbaijan: the source counts 33 (nashvernisazh.com)",
                        "Armenians held in Azerbaijan: several hundred, according to experts whom the source cites (armactu.fr)");
        assertThat(seeds.values().stream().filter(all -> Standing.of(all, TODAY).custody() == Custody.HELD))
                .hasSize(19);
    }

    @Test
    void healthOfTwoTimesIsNoContradictionAndIsRestricted() {
        DisplayRule.Choice health = choice("vagif-khachatryan", Property.HEALTH);
        assertThat(health.contested()).isFalse();
        assertThat(health.chosen())
                .extracting(Statement::value, Statement::validFrom)
                .containsExactly("satisfactory", "2026-01-14");
        assertThat(health.others())
                .singleElement()
                .satisfies(loser -> assertThat(loser.reason()).isEqualTo("It speaks of an earlier time."));
        assertThat(seeds.values().stream()
                        .flatMap(List::stream)
                        .filter(s -> s.property() == Property.HEALTH || s.property() == Property.FAMILY))
                .hasSize(2)
                .allMatch(s -> s.tlp() == Tlp.AMBER);
    }

    @Test
    void agesThatPagesGiveAreTheYearsThatTheyAllowAndNoneIsDropped() {
        assertThat(values("vagif-khachatryan", Property.BIRTH_DATE)).containsExactly("1955/1956", "1954/1958");
        assertThat(choice("vagif-khachatryan", Property.BIRTH_DATE).chosen())
                .extracting(Statement::value)
                .isEqualTo("1955/1956");
    }

    @Test
    void whatIsSaidOfServiceIsToldAsWhoSaidItAndInCustodyAsAConfession() {
        assertThat(said("gurgen-stepanyan", "conscript", "at a post"))
                .containsExactly(
                        "conscript, according to his counsel (Azernews)",
                        "at a post in September 2023, according to his counsel (Azernews)");
        assertThat(all("levon-balayan"))
                .filteredOn(s -> s.property() == Property.CONFESSION)
                .hasSize(2)
                .allMatch(s -> s.tlp() == Tlp.AMBER);
        assertThat(said("gubad-ibadoghlu", "interim measure"))
                .containsExactly("interim measure of the European Court of Human Rights (Rule 39) (nobody named)");
        assertThat(said("ruben-vardanyan", "42 charges")).containsExactly("42 charges (nobody named)");
    }

    @Test
    void hearingsAreOpenToStateMediaAndClosedToOthers() {
        assertThat(said("arayik-harutyunyan", "joint case: hearings", "joint case: open"))
                .containsExactly(
                        "joint case: hearings behind closed doors (OC Media)",
                        "joint case: open hearings (nobody named)");
        assertThat(said("ruben-vardanyan", "separate case of Ruben Vardanyan:"))
                .containsExactly(
                        "separate case of Ruben Vardanyan: hearings behind closed doors and without observers, according to his"
                                + " family (Mirror-Spectator)",
                        "separate case of Ruben Vardanyan: open hearings (nobody named)");
    }

    @Test
    void numbersAndOfficesOfFormerPresidentsAreThoseOfEachSource() {
        assertThat(said("bako-sahakyan", "third president", "fourth president"))
                .containsExactly(
                        "third president, Nagorno-Karabakh (English Wikipedia)",
                        "third president, Nagorno-Karabakh (Trend News Agency)",
                        "fourth president, Nagorno-Karabakh (Simple English Wikipedia)");
        assertThat(said("arkadi-ghukasyan", "adviser", "chairman"))
                .containsExactly(
                        "adviser to the chairman of the defence committee, Nagorno-Karabakh (English Wikipedia)",
                        "chairman of the defence committee, Nagorno-Karabakh (Trend News Agency)");
    }

    @Test
    void braceletPenaltyAndArticlesOfIbadoghluAreToldBothWays() {
        assertThat(said("gubad-ibadoghlu", "criminal case: the source", "criminal case: maximum"))
                .containsExactly(
                        "criminal case: the source dates the electronic bracelet 4 May (Turan)",
                        "criminal case: the source dates the electronic bracelet 5 May (Turan)",
                        "criminal case: maximum penalty 12 years (nobody named)",
                        "criminal case: maximum penalty 17 years (nobody named)");
        assertThat(values("gubad-ibadoghlu", Property.CHARGED_UNDER))
                .containsExactly("articles 204.3.1, 167-3.1", "articles 204.1, 228.1");
        assertThat(file("gubad-ibadoghlu", "criminal case").charges())
                .as("two sources on one charge")
                .singleElement()
                .satisfies(charge -> assertThat(charge.properties().getFirst().statements())
                        .extracting(ThingProperty.SaidOfThing::value)
                        .containsExactlyInAnyOrder("articles 204.3.1, 167-3.1", "articles 204.1, 228.1"));
    }

    @Test
    void wordsOfOneSideAreNobodysStatus() {
        Pattern partial = Pattern.compile(
                "\\b(hostages?|pows?|prisoners? of war|captured|surrendered|separatists?|terrorists?|"
                        + "criminals?)\\b",
                Pattern.CASE_INSENSITIVE);
        assertThat(seeds.values().stream()
                        .flatMap(List::stream)
                        .map(Statement::value)
                        .filter(value -> partial.matcher(value).find())
                        .distinct())
                .isEqualTo(seeds.get("gubad-ibadoghlu").stream()
                        .map(Statement::value)
                        .filter(value -> value.startsWith("criminal case"))
                        .distinct()
                        .toList());
    }

    @Test
    void vardanyanIsCountedAmongTheFifteenByTwoSourcesAndIsNotOneOfThem() {
        assertThat(said("ruben-vardanyan", "joint case of 15"))
                .containsExactly(
                        "joint case of 15: the source counts him among its accused (agooka.com)",
                        "joint case of 15: the source counts him among its accused (newdosh.media)");
        assertThat(values("ruben-vardanyan", Property.GROUP)).doesNotContain("joint-case-of-15");
        assertThat(values("ruben-vardanyan", Property.CASE)).contains("separate case of Ruben Vardanyan");
    }

    @Test
    void fifteenAreSentencedInOneCaseOnOneDayAndEachSentenceHasItsSources() {
        List<String> joint = seeds.keySet().stream()
                .filter(slug -> values(slug, Property.GROUP).contains("joint-case-of-15"))
                .toList();
        assertThat(joint).hasSize(15).allSatisfy(slug -> {
            CaseFile file = file(slug, "joint case of 15");
            assertThat(file.contested()).isFalse();
            assertThat(file.hearings())
                    .extracting(ThingRecord::name)
                    .containsExactly("2025-01-17", "2025-11-13", "2025-12-26", "2026-02-05");
            assertThat(file.sentences()).singleElement().satisfies(sentence -> {
                assertThat(sentence.name()).isEqualTo("2026-02-05");
                assertThat(sentence.properties().getFirst().statements()).isNotEmpty();
            });
        });
        assertThat(file("ruben-vardanyan", "separate case of Ruben Vardanyan").charges())
                .hasSize(10);
    }

    private static CaseFile file(String slug, String name) {
        return CaseFiles.of(all(slug).getFirst().subject(), all(slug), TODAY).stream()
                .filter(f -> name.equals(f.name()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Statement> all(String slug) {
        return Objects.requireNonNull(seeds.get(slug));
    }

    private static DisplayRule.Choice choice(String slug, Property property) {
        return DisplayRule.choose(property, all(slug), TODAY);
    }

    private static Stream<Statement> allOf(DisplayRule.Choice choice) {
        return Stream.concat(
                Stream.ofNullable(choice.chosen()), choice.others().stream().map(DisplayRule.Loser::statement));
    }

    private static List<String> dates(DisplayRule.Choice choice) {
        return allOf(choice).map(s -> String.valueOf(s.validFrom())).toList();
    }

    private static List<String> values(String slug, Property property) {
        return all(slug).stream()
                .filter(s -> s.property() == property)
                .map(Statement::value)
                .distinct()
                .toList();
    }

    /** What begins so, with who says it, in the order of the file. */
    private static List<String> said(String slug, String... beginnings) {
        return all(slug).stream()
                .filter(s -> Stream.of(beginnings).anyMatch(s.value()::startsWith))
                .map(s -> s.value() + " ("
                        + Objects.requireNonNullElse(s.evidence().publisher(), "nobody named") + ")")
                .toList();
    }
}
