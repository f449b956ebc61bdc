package org.habeas.legislation.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VoteTest {

    @Test
    void senateRollCallHasItsCountAndNumber() {
        assertThat(Vote.in("Motion to proceed rejected in Senate by Yea-Nay Vote. 47 - 48. Record Vote Number: 174."))
                .contains(new Vote("roll call", 47, 48, 174));
    }

    @Test
    void houseRollCallUnderTwoThirdsHasItsCountAndNumber() {
        assertThat(Vote.in("Failed by the Yeas and Nays: (2/3 required): 259 - 170 (Roll no. 308)."))
                .contains(new Vote("roll call", 259, 170, 308));
        assertThat(Vote.in("Agreed to by recorded vote: 218 - 197 (Roll no. 9)."))
                .contains(new Vote("roll call", 218, 197, 9));
    }

    @Test
    void voteWithoutACountTellsHowItWasTaken() {
        assertThat(Vote.in("Passed Senate by Voice Vote.")).contains(new Vote("voice vote", null, null, null));
        assertThat(Vote.in("Agreed to without objection.")).contains(new Vote("unanimous consent", null, null, null));
    }

    @Test
    void reportNumberIsNoVote() {
        assertThat(Vote.in("Motion to proceed made in Senate. S. Rept. 117 - 79."))
                .isEmpty();
    }
}
