package org.habeas.legislation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillRecord.Cosponsor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlterationsTest {

    private static final LocalDate MAY = LocalDate.of(2024, 5, 1);
    private static final LocalDate PUBLISHED = LocalDate.of(2024, 6, 1);

    private static Action action(LocalDate date, String text) {
        return new Action(1, date, null, text, null, null, "Senate", List.of(), List.of());
    }

    private static Cosponsor cosponsor(LocalDate joined) {
        return new Cosponsor("M000133", "Sen. Markey", "D", "MA", null, joined, false, null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Passed Senate by Yea-Nay Vote. 50 - 49. Record Vote Number: 174. | Passed Senate by Yea-Nay Vote. 51 - 49. Record Vote Number: 175. | true",
                "Referred to the Committee on Finance.                            | Referred to the Committee on Foreign Relations.                     | true",
                "Referred to the Committee on Finance.                            | Introduced in Senate                                                 | false",
                "S.Amdt.123 submitted by Senator Doe.                             | S.Amdt.124 submitted by Senator Doe.                                 | false",
            })
    void actionOfOneDayIsTheSameIfItsWordsAreAlike(String was, String is, boolean isSame) {
        Action come = action(MAY, is);
        // When
        var altered = Alterations.ofActions(List.of(action(MAY, was)), List.of(come), PUBLISHED);
        // Then
        assertThat(altered.containsKey(come)).isEqualTo(isSame);
    }

    @Test
    void dateIsCorrectedUnlessItLiesBehindTheFileThatHadTheOther() {
        Action was = action(MAY, "Committee on Finance. Hearings held.");
        Action corrected = action(MAY.plusDays(1), was.text());
        Action anew = action(PUBLISHED.plusDays(1), was.text());
        // Then
        assertThat(Alterations.ofActions(List.of(was), List.of(corrected), PUBLISHED))
                .containsEntry(corrected, was);
        assertThat(Alterations.ofActions(List.of(was), List.of(anew), PUBLISHED))
                .isEmpty();
    }

    @Test
    void ofManyTheMostAlikeArePairsWhateverTheirOrder() {
        Action a = action(MAY, "Motion to proceed to consideration of measure made in Senate by Senator Doe.");
        Action b = action(MAY, "Motion to proceed to consideration of measure made in Senate by Senator Roe.");
        Action a2 = action(MAY, "Motion to proceed to the consideration of measure made in Senate by Senator Doe.");
        Action b2 = action(MAY, "Motion to proceed to the consideration of measure made in Senate by Senator Roe.");
        // Then
        assertThat(Alterations.ofActions(List.of(a, b), List.of(b2, a2), PUBLISHED))
                .containsEntry(a2, a)
                .containsEntry(b2, b);
    }

    @Test
    void dayOfJoiningIsCorrectedUnlessTheMemberJoinedAnew() {
        Cosponsor was = cosponsor(MAY);
        Cosponsor corrected = cosponsor(MAY.plusDays(2));
        Cosponsor anew = cosponsor(PUBLISHED.plusDays(2));
        // Then
        assertThat(Alterations.ofCosponsors(List.of(was), List.of(corrected), PUBLISHED))
                .containsEntry(corrected, was);
        assertThat(Alterations.ofCosponsors(List.of(was), List.of(anew), PUBLISHED))
                .isEmpty();
    }
}
