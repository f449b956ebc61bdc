package org.habeas.language.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.habeas.contracts.test.ProcessorTime;
import org.habeas.language.edtf.Edtf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NameMatcherTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Taras Shevchenko | Тарас Шевченко
            Ilia Chavchavadze | ილია ჭავჭავაძე
            Naguib Mahfouz | نجيب محفوظ
            Shimon Peres | שמעון פרס
            Georgios Papandreou | Γεώργιος Παπανδρέου
            Narendra Modi | नरेन्द्र मोदी
            Mao Zedong | 毛泽东
            Aram Khachaturian | Արամ Խաչատրյան
            Khadija Ismayilova | Xədicə İsmayılova
            SHEVCHENKO Taras | Taras Shevchenko
            Shevchenko, Taras | Тарас Шевченко
            T. Shevchenko | Taras Shevchenko
            Alexei Anatolyevich Navalny | Navalny Alexei
            Sergey Nikolaevich Orlov | Сергій Миколайович Орлов
            Mikhail Vasilievich Ivanov | Михаил Васильевич Иванов
            Anatoly Sergeevich Petrov | Anatolij Sergejewitsch Petrow
            Karen Vladimiri Petrosyan | Карен Владимирович Петросян
            Abd al-Rahman Munif | Abdurrahman Munif
            """)
    void spellingsOfOneNameMatchWhicheverIsAskedFor(String one, String other) {
        assertThat(NameMatcher.compare(one, other).match()).isTrue();
        assertThat(NameMatcher.compare(other, one).score())
                .isEqualTo(NameMatcher.compare(one, other).score(), org.assertj.core.api.Assertions.within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Pyotr Tchaikovsky | Modest Tchaikovsky
            Rajiv Gandhi | Indira Gandhi
            Oleg Navalny | Алексей Навальный
            Ivan Petrovich Sidorov | Ivan Ivanovich Sidorov
            Mikhail Vasilyevich Ivanov | Mikhail Valeryevich Ivanov
            Ivan Petrovich Sidorov | Ivan Pavlovich Sidorov
            Анна Петровна Сидорова | Anna Pavlovna Sidorova
            Sidorov | Ivan Sidorov
            Taras Shevchenko | Taras Schwarz
            """)
    void oneOtherPartMakesAnotherName(String one, String other) {
        assertThat(NameMatcher.compare(one, other).match()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ivan Sidorov Quark | Ivan Sidorov Blom Tesch
            Ivan Sidorov Quark Wund Zelb | Ivan Sidorov Blom
            Ivan Sidorov Petrovich | Ivan Blom Tesch Sidorov
            """)
    void scoreIsTheSameWhicheverIsAskedForWhereOneHasMoreOtherParts(String one, String other) {
        double score = NameMatcher.compare(one, other).score();
        assertThat(score).isBetween(0.01, NameMatcher.THRESHOLD);
        assertThat(NameMatcher.compare(other, one).score())
                .isEqualTo(score, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void eachPartIsExplained() {
        // When
        NameMatch match = NameMatcher.compare("David Guramishvili", "გურამიშვილი, დავით");
        // Then
        assertThat(match.explanation())
                .extracting(NameMatch.Part::asked, NameMatch.Part::found, NameMatch.Part::role)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("David", "დავით", Role.GIVEN),
                        org.assertj.core.groups.Tuple.tuple("Guramishvili", "გურამიშვილი", Role.FAMILY));
        assertThat(match.explanation().get(1).reason()).isEqualTo("the same sounds");
    }

    @Test
    void anotherYearOfBirthPartsTheSameNameAndNothingKnownDoesNot() {
        // Given
        NameMatch same = NameMatcher.compare("Ivan Sidorov", "Иван Сидоров");
        Qualifiers asked = new Qualifiers(Edtf.parse("1968").orElseThrow(), null);
        // Then
        assertThat(asked.weigh(same, Qualifiers.NONE)).isEqualTo(same);
        assertThat(asked.weigh(same, new Qualifiers(Edtf.parse("1968-05-25").orElseThrow(), null))
                        .score())
                .isEqualTo(same.score());
        assertThat(asked.weigh(same, new Qualifiers(Edtf.parse("1971").orElseThrow(), null))
                        .score())
                .isEqualTo(same.score() - 0.25);
    }

    @Test
    void codesOfSpellingsMeet() {
        List<String> latin = NameCodes.of(NameReader.read("Taras Shevchenko"));
        assertThat(NameCodes.of(NameReader.read("Шевченко Тарас"))).containsAnyElementsOf(latin);
        assertThat(NameCodes.of(NameReader.read("Oles Honchar"))).doesNotContainAnyElementsOf(latin);
    }

    static Stream<String> hostileNames() {
        return Stream.of(
                "",
                " \u202e\u2066\u0000\ud800",
                "a".repeat(10_000),
                "Taras ".repeat(2_000),
                "ا ب ".repeat(2_500),
                "毛".repeat(10_000),
                "a" + "\u0301".repeat(10_000),
                "\ufdfa".repeat(600),
                "Tаrаs Шеvchеnko \u202eолег",
                "''''''''",
                "Abdel ".repeat(300));
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void anyTextIsComparedInBoundedTime(String name) throws Exception {
        ProcessorTime.atMost(Duration.ofSeconds(3), () -> {
            for (int i = 0; i < 20; i++) {
                NameMatcher.compare(name, "Taras Shevchenko");
                NameMatcher.compare(name, name);
                NameCodes.of(NameReader.read(name));
            }
            return name;
        });
        assertThatCode(() -> assertThat(NameMatcher.compare(name, name).score()).isBetween(0.0, 1.0))
                .doesNotThrowAnyException();
        assertThat(NameReader.read(name).tokens()).hasSizeLessThanOrEqualTo(NameReader.MOST_TOKENS);
    }
}
