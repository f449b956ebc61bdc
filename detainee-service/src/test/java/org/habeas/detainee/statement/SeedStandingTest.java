package org.habeas.detainee.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the rule makes of the people whom every Habeas starts with. */
class SeedStandingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    @Test
    void nineteenAreHeldFourFreeAndOneHasHisLibertyRestricted() throws IOException {
        Map<Custody, List<String>> people = new HashMap<>();
        Map<String, Standing> standings = standings();
        standings.forEach((slug, standing) -> people.computeIfAbsent(standing.custody(), c -> new ArrayList<>())
                .add(slug));
        assertThat(people.get(Custody.HELD)).hasSize(19);
        assertThat(people.get(Custody.FREE)).hasSize(4);
        assertThat(people.get(Custody.RESTRICTED_LIBERTY)).containsExactly("gubad-ibadoghlu");
        assertThat(standings).hasSize(24);
        assertThat(standings.get("gubad-ibadoghlu").heldBy()).isNull();
        assertThat(standings.get("ruben-vardanyan").heldBy()).isEqualTo("Azerbaijan");
        assertThat(standings.get("madat-babayan").heldSince()).isEqualTo("2023-09-19/2023-10-09");
        assertThat(standings.values()).noneMatch(Standing::contested);
    }

    @Test
    void twoDatesOfBabayansCaptureAreBothNamed() throws IOException {
        DisplayRule.Choice custody =
                DisplayRule.choose(Property.CUSTODY, Seeds.statements().get("madat-babayan"), TODAY);
        assertThat(custody.chosen())
                .extracting(Statement::value, Statement::validFrom)
                .containsExactly("HELD", "2023-09-19/2023-10-09");
        assertThat(custody.others())
                .filteredOn(loser -> "2020".equals(loser.statement().validFrom()))
                .extracting(DisplayRule.Loser::reason)
                .containsExactly(
                        "It says the same of an earlier time, and something else is stated of the time between:"
                                + " 2020 here, and of the shown one between 19 September 2023 and 9 October 2023.");
    }

    private static Map<String, Standing> standings() throws IOException {
        Map<String, Standing> standings = new HashMap<>();
        Seeds.statements().forEach((slug, said) -> standings.put(slug, Standing.of(said, TODAY)));
        return standings;
    }
}
