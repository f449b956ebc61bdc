package org.habeas.legislation.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VoteTest {

    @Test
    void senateRollCallHasItsCountAndNumber() {
        assertThat(Vote.in("Motion to proceed rejected in Senate by Yea-Nay Vote. 47 - 48. Record Vote Number: 174."))
                .contains(new Vote("roll call", 47, 48, null, 174));
    }

    @Test
    void houseRollCallUnderTwoThirdsHasItsCountAndNumber() {
        assertThat(Vote.in("Failed by the Yeas and Nays: (2/3 required): 259 - 170 (Roll no. 308)."))
                .contains(new Vote("roll call", 259, 170, null, 308));
        assertThat(Vote.in("Agreed to by recorded vote: 218 - 197 (Roll no. 9)."))
                .contains(new Vote("roll call", 218, 197, null, 9));
    }

    @Test
    void membersWhoVotePresentAreCountedApart() {
        assertThat(
                        Vote.in(
                                "On motion to table the measure Agreed to by the Yeas and Nays: 218 - 197, 3 Present (Roll no. 9)."))
                .contains(new Vote("roll call", 218, 197, 3, 9));
        assertThat(Vote.in("Agreed to by Yea-Nay Vote. 47 - 48, 1 Present. Record Vote Number: 174."))
                .contains(new Vote("roll call", 47, 48, 1, 174));
    }

    @Test
    void numberOfTheVoteThatAMotionIsAboutIsNotItsOwn() {
        assertThat(
                        Vote.in(
                                "Motion by Senator Doe to reconsider the vote by which cloture was not invoked (Record Vote No. 9) agreed to in Senate by Yea-Nay Vote. 52 - 48. Record Vote Number: 10."))
                .contains(new Vote("roll call", 52, 48, null, 10));
    }

    @Test
    void voteWithoutACountTellsHowItWasTaken() {
        assertThat(Vote.in("Passed Senate by Voice Vote.")).contains(new Vote("voice vote", null, null, null, null));
        assertThat(Vote.in("Agreed to without objection."))
                .contains(new Vote("unanimous consent", null, null, null, null));
    }

    @Test
    void reportNumberIsNoVote() {
        assertThat(Vote.in("Motion to proceed made in Senate. S. Rept. 117 - 79."))
                .isEmpty();
    }
}
