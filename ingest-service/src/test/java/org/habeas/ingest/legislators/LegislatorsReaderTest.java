package org.habeas.ingest.legislators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.Chamber;
import org.habeas.contracts.MemberRecord;
import org.habeas.contracts.MemberRecord.Affiliation;
import org.habeas.contracts.MemberRecord.Term;
import org.habeas.contracts.test.SharedData;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegislatorsReaderTest {

    private static final LocalDate DAY = LocalDate.parse("2026-07-01");
    private static final UUID DOCUMENT = new UUID(0, 1);

    private static final String ENTRY = """
            - id:
                bioguide: X000001
                lis: S001
              name:
                first: Ada
                last: Bench
              terms:
              - type: sen
                start: '1999-01-06'
                end: '2005-01-03'
                state: AK
                party: Independent
            """;

    @Test
    void everyMemberOfTheRealFileHasTheTerms() throws IOException {
        String text = real("legislators-current.yaml");
        assertThat(LegislatorsReader.isYaml(text)).isTrue();
        List<MemberRecord> members = LegislatorsReader.yaml(text, DOCUMENT, DAY);
        assertThat(members).hasSize(537).allMatch(MemberRecord::whole);
        assertThat(member(members, "C001095"))
                .extracting(MemberRecord::name, MemberRecord::lis)
                .containsExactly("Tom Cotton", "S374");
        assertThat(member(members, "C001095").terms())
                .extracting(Term::chamber, Term::state, Term::district, Term::party, t -> String.valueOf(t.start()))
                .containsExactly(
                        tuple(Chamber.HOUSE, "AR", 4, "Republican", "2013-01-03"),
                        tuple(Chamber.SENATE, "AR", null, "Republican", "2015-01-06"),
                        tuple(Chamber.SENATE, "AR", null, "Republican", "2021-01-03"));
        assertThat(member(members, "V000133").terms().getFirst().parties())
                .containsExactly(
                        new Affiliation("Democrat", LocalDate.parse("2019-01-03"), LocalDate.parse("2019-12-18")),
                        new Affiliation("Republican", LocalDate.parse("2019-12-19"), LocalDate.parse("2021-01-03")));
    }

    @Test
    void rowsOfTheRealTablesHaveTheLastTerm() throws IOException {
        String text = real("legislators-current.csv");
        assertThat(LegislatorsReader.isCsv(text)).isTrue();
        List<MemberRecord> current = LegislatorsReader.csv(text, DOCUMENT, DAY);
        List<MemberRecord> past = LegislatorsReader.csv(real("legislators-historical.csv"), DOCUMENT, DAY);
        assertThat(current).hasSize(537).noneMatch(MemberRecord::whole);
        assertThat(past).hasSize(12_230);
        assertThat(member(current, "C001095").terms())
                .containsExactly(new Term(Chamber.SENATE, "AR", null, "Republican", null, null, List.of()));
        assertThat(current).allMatch(member -> member.former() == null);
        assertThat(past).extracting(MemberRecord::former).containsOnly(new MemberRecord.Former(DAY, DOCUMENT));
        assertThat(member(past, "B000226").name()).isEqualTo("Richard Bassett");
    }

    @Test
    void otherFilesOfTheRegisterAndOtherTextsAreNotTakenForIt() throws IOException {
        for (String name : List.of("committees-current.yaml", "committee-membership-current.yaml", "LICENSE")) {
            String text = real(name);
            assertThat(LegislatorsReader.isYaml(text) || LegislatorsReader.isCsv(text))
                    .as(name)
                    .isFalse();
        }
        assertThat(LegislatorsReader.isYaml("- id: 5\n  name: A list")).isFalse();
        assertThat(LegislatorsReader.isYaml("- id:\n    name: A list without what makes it one"))
                .isFalse();
        assertThat(LegislatorsReader.isCsv("last_name,first_name\nA,B\n")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            X000001             | x1                        | /0/id/bioguide              | wrong-form
            `    bioguide: X000001` | `    thomas: '1'`     | /0/id/bioguide              | required
            S001                | T01                       | /0/id/lis                   | wrong-form
            '1999-01-06'        | '1999-02-30'              | /0/terms/0/start            | not-a-date
            '2005-01-03'        | '99999-01-01'             | /0/terms/0/end              | not-a-date
            `    end: '2005-01-03'` | `    x: y`            | /0/terms/0/end              | required
            AK                  | Alaska                    | /0/terms/0/state            | wrong-form
            sen                 | king                      | /0/terms/0/type             | unknown
            Independent         | [A, B]                    | /0/terms/0/party            | wrong-form
            Independent         | "\\0"                     | /0/terms/0/party            | control-character
            first: Ada          | first: &a Ada             | ``                          | ``
            last: Bench         | last: *a                  | ``                          | alias
            last: Bench         | last: A, last: B          | ``                          | malformed
            """)
    void whatIsWrongIsRefusedByItsPointer(String was, String is, String pointer, String code) {
        assertThat(ENTRY).contains(was);
        String text = ENTRY.replace(was, is);
        if (code.isEmpty()) {
            assertThat(LegislatorsReader.yaml(text, DOCUMENT, DAY)).hasSize(1);
        } else {
            assertThat(refused(text))
                    .extracting(FieldProblem::pointer, FieldProblem::code)
                    .containsExactly(pointer, code);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void memberWhoStandsThereTwiceIsRefused(int times) {
        assertThat(refused(ENTRY.repeat(times)).code()).isEqualTo("twice");
    }

    @Test
    void bombsAreRefusedBeforeTheyAreMemory() {
        assertThat(refused(ENTRY + "  bomb: " + "[".repeat(5_000)).code()).isEqualTo("malformed");
        assertThat(refused(ENTRY + "  bomb: [" + "1,".repeat(1_000_000) + "1]").code())
                .isEqualTo("too-many");
        String term = ENTRY.substring(ENTRY.indexOf("  - type"));
        assertThat(refused(ENTRY + term.repeat(200)).pointer()).isEqualTo("/0/terms");
    }

    @Test
    void wrongBirthdayMakesNobodyOfTheTableAFormerMember() throws IOException {
        String text = real("legislators-current.csv");
        String wrong = text.replaceFirst("19([3-9][0-9]-[01][0-9]-[0-3][0-9])", "18$1");
        assertThat(wrong).isNotEqualTo(text);
        assertThat(LegislatorsReader.csv(wrong, DOCUMENT, DAY))
                .hasSize(537)
                .allMatch(member -> member.former() == null);
    }

    @Test
    void rowOfATableThatIsWrongIsNamed() throws IOException {
        String text = real("legislators-current.csv");
        String head = text.substring(0, text.indexOf('\n') + 1);
        assertThatThrownBy(() -> LegislatorsReader.csv(head + "A,B,,,,A B,1950-01-01,F,sen\n", DOCUMENT, DAY))
                .isInstanceOfSatisfying(
                        Unprocessable.class,
                        e -> assertThat(e.problems().getFirst().pointer()).startsWith("/0"));
        assertThatThrownBy(() -> LegislatorsReader.csv(text + text.substring(head.length()), DOCUMENT, DAY))
                .isInstanceOfSatisfying(
                        Unprocessable.class,
                        e -> assertThat(e.problems().getFirst().code()).isEqualTo("twice"));
    }

    private static FieldProblem refused(String yaml) {
        FieldProblem[] found = new FieldProblem[1];
        assertThatThrownBy(() -> LegislatorsReader.yaml(yaml, DOCUMENT, DAY))
                .isInstanceOfSatisfying(
                        Unprocessable.class, e -> found[0] = e.problems().getFirst());
        return found[0];
    }

    private static MemberRecord member(List<MemberRecord> members, String id) {
        return members.stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow();
    }

    private static String real(String name) throws IOException {
        return Files.readString(SharedData.file("legislators/" + name));
    }
}
