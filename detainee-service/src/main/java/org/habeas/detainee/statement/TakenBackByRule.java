package org.habeas.detainee.statement;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was taken back for no other reason than that what it rested on was withdrawn, a voucher or its document. Nobody has said that it
 * is wrong: it counts again once it is confirmed again, or once somebody states it.
 */
public final class TakenBackByRule {

    private static final String REASON = ": what it rested on was withdrawn, a voucher or the document itself.";

    /** Told of what is taken back so. */
    public static final String WITHDRAWN = AcceptanceRule.ID + REASON;

    private final Withdrawals withdrawals;
    private final List<Statement> all;
    private final boolean isAny;

    /** @param all that is said of the person */
    public TakenBackByRule(Collection<Statement> all) {
        this.all = List.copyOf(all);
        this.withdrawals = new Withdrawals(this.all);
        this.isAny = this.all.stream().anyMatch(TakenBackByRule::isWithdrawal);
    }

    /** Whether a statement was taken back, and by nothing but such withdrawals. */
    public boolean contains(Statement s) {
        Optional<Statement> by = withdrawals.of(s);
        return by.filter(TakenBackByRule::isWithdrawal).isPresent()
                && withdrawals.against(s).stream().filter(withdrawals::counts).allMatch(TakenBackByRule::isWithdrawal)
                && by.stream()
                        .flatMap(retraction -> withdrawals.against(retraction).stream())
                        .allMatch(this::contains);
    }

    /** All that is said but for what was only taken back so, with all that took it back and restored it: as if it had never been recorded. */
    List<Statement> forgotten() {
        if (!isAny) {
            return all;
        }
        Set<Statement> left = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Statement s : all) {
            if (s.said().stance() == Stance.SUPPORTS && contains(s)) {
                leave(s, left);
            }
        }
        return all.stream().filter(s -> !left.contains(s)).toList();
    }

    private void leave(Statement s, Set<Statement> left) {
        if (left.add(s)) {
            withdrawals.against(s).forEach(by -> leave(by, left));
        }
    }

    /**
     * What lets a statement count again: it takes back what took it back.
     *
     * @param identity of the statement
     * @param why in a sentence
     * @return empty where there is no such statement, or it was not only taken back so
     */
    public Optional<Statement> restoring(String identity, String why, Recorder recorder, Instant now) {
        return !isAny
                ? Optional.empty()
                : all.stream()
                        .filter(s -> s.identity().equals(identity) && contains(s))
                        .findFirst()
                        .flatMap(withdrawals::of)
                        .map(retraction -> Statements.retractable(retraction, all))
                        .map(target -> retraction(target, why, recorder, now));
    }

    /** A statement that takes another back, for a reason, and rests on what that one rests on. */
    static Statement retraction(Statement target, String why, Recorder recorder, Instant now) {
        Said said = new Said(
                null,
                null,
                null,
                null,
                Stance.RETRACTS,
                target.identity(),
                why,
                null,
                target.said().thing());
        return new Statement(
                Statement.idOf(
                        target.subject(),
                        target.property(),
                        target.value(),
                        target.validFrom(),
                        target.validTo(),
                        target.evidence(),
                        said),
                target.subject(),
                target.property(),
                target.value(),
                target.validFrom(),
                target.validTo(),
                target.name(),
                target.evidence(),
                target.tlp(),
                now,
                recorder.subject(),
                recorder.confirmedBy(),
                said);
    }

    private static boolean isWithdrawal(Statement s) {
        String reason = s.said().reason();
        return s.said().stance() == Stance.RETRACTS
                && reason != null
                && reason.startsWith(AcceptanceRule.NAME)
                && reason.endsWith(REASON);
    }
}
