package org.habeas.detainee.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.habeas.contracts.ReservedSubjects;

/**
 * Retractions that are more restricted than what they take back, for they rest on a document that is. Why it is wrong is then for those who may
 * see it; that it is wrong is for all who see the statement. So a second retraction stands beside such a one, under the mark of the statement,
 * without its reason and its source.
 */
public final class RestrictedRetractions {

    /** Who records it: no person. */
    public static final String RECORDER = ReservedSubjects.RULES + "restricted-retraction/1";

    static final String WHY = "It was taken back; the reason and its source are restricted.";

    static final String RESTORED = "The restricted retraction for which this stood counts no more.";

    private RestrictedRetractions() {}

    /**
     * What has to be recorded so that each retraction takes effect wherever what it takes back is shown, and no longer than it counts.
     *
     * @param all that is said of a person
     */
    public static List<Statement> following(List<Statement> all, Instant now) {
        Withdrawals withdrawals = new Withdrawals(all);
        List<Statement> following = new ArrayList<>();
        for (Statement s : all) {
            List<Statement> against = withdrawals.against(s);
            if (!against.isEmpty()) {
                following(s, against, withdrawals, all, now).ifPresent(following::add);
            }
        }
        return following;
    }

    private static Optional<Statement> following(
            Statement s, List<Statement> against, Withdrawals withdrawals, List<Statement> all, Instant now) {
        List<Statement> counting = against.stream().filter(withdrawals::counts).toList();
        Recorder recorder = Recorder.of(RECORDER);
        if (counting.stream().anyMatch(by -> s.tlp().covers(by.tlp()))) {
            return counting.stream().allMatch(RestrictedRetractions::isOwn)
                    ? counting.stream()
                            .findFirst()
                            .map(own -> TakenBackByRule.retraction(
                                    Statements.retractable(own, all), RESTORED, recorder, now))
                    : Optional.empty();
        }
        if (counting.stream().noneMatch(by -> by.said().stance() == Stance.RETRACTS)) {
            return Optional.empty();
        }
        Statement beside = TakenBackByRule.retraction(s, WHY, recorder, now);
        // it may have stood there before: then it counts again once what took it back is taken back
        return against.stream()
                .filter(by -> by.identity().equals(beside.identity()))
                .findFirst()
                .map(there -> withdrawals
                        .of(there)
                        .map(by -> TakenBackByRule.retraction(Statements.retractable(by, all), WHY, recorder, now)))
                .orElse(Optional.of(beside));
    }

    private static boolean isOwn(Statement s) {
        return RECORDER.equals(s.recordedBy());
    }
}
