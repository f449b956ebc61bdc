package org.habeas.detainee.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;

/**
 * Which of the things that documents say of people are recorded without a reviewer's decision on each: what is official, or confirmed
 * twice, by documents for which a reviewer has vouched. It is a function of what is said, what waits and the day; what it says is
 * written down for readers in {@code docs/acceptance-rule.md}. Whatever it leaves waits for a reviewer.
 */
public final class AcceptanceRule {

    /** Rises whenever something else would be accepted. */
    public static final int NUMBER = 2;

    /** How the name of each of its versions begins. */
    static final String NAME = "acceptance/";

    /** Shown wherever something was accepted by it. */
    public static final String ID = NAME + NUMBER;

    /** Under which the rule records: no person, and so never a second one. */
    public static final String RECORDER = "rule:" + ID;

    /** What is told of a statement that is official. */
    static final String OFFICIAL = ID
            + ": it is official. Who issued it speaks of what it has done itself, and a reviewer has vouched for the issuer.";

    /** What is told of a statement that is confirmed twice. */
    static final String TWICE = ID
            + ": it is confirmed twice. An independent source says the same of the same time, and reviewers stand for both.";

    /** Stages that make things worse: what ends or eases a case is for a reviewer. */
    private static final Set<Proceedings> STAGES = EnumSet.of(
            Proceedings.INVESTIGATED,
            Proceedings.CHARGED,
            Proceedings.ON_TRIAL,
            Proceedings.CONVICTED,
            Proceedings.SENTENCED,
            Proceedings.APPEAL);

    private static final List<Function<Weighing, Optional<String>>> OBJECTIONS = List.of(
            w -> kind(w.proposed.s()),
            w -> time(w.proposed, w.situation.today()),
            AcceptanceRule::decided,
            AcceptanceRule::contradiction,
            AcceptanceRule::step,
            AcceptanceRule::shown);

    private AcceptanceRule() {}

    /**
     * Beside what a proposed statement is judged.
     *
     * @param said all that is said of the person, of every mark
     * @param waiting what other proposals say that wait, of documents for which a reviewer has vouched
     * @param refused what reviewers refused to record: property, value and time, whatever it rested on
     * @param vouched by the ids of the documents
     */
    public record Situation(
            List<Statement> said,
            List<Statement> waiting,
            List<Statement> refused,
            Map<UUID, Vouching> vouched,
            LocalDate today) {

        private Situation with(List<Statement> otherwise) {
            return new Situation(otherwise, waiting, refused, vouched, today);
        }
    }

    /** What the rule makes of a proposed statement. */
    public sealed interface Verdict {}

    /**
     * It is recorded.
     *
     * @param why in a sentence that shows nothing but what the statement's own readers may see
     * @param vouchings the ids of all vouchers on which this rests
     */
    public record Accepted(String why, List<UUID> vouchings) implements Verdict {}

    /** It waits for a reviewer. */
    public record Left(String why) implements Verdict {}

    /** A proposed statement beside all else. */
    private record Weighing(Dated proposed, Situation situation, List<Dated> counted) {

        static Weighing of(Statement proposed, Situation situation) {
            return new Weighing(Dated.of(proposed), situation, Dated.of(Statements.counted(situation.said())));
        }

        private boolean isOfItsTime(Dated d) {
            return d.s().property() == proposed.s().property()
                    && d.mayBeAboutTheSameAs(proposed)
                    && d.mayBeOfTheTimeOf(proposed, situation.today());
        }

        private boolean isTheSame(Dated d) {
            return isOfItsTime(d) && d.saysAs(proposed);
        }
    }

    /** Why a statement of this kind and mark waits for a reviewer, whoever says it; empty where the rule may accept it. */
    public static Optional<String> kind(Statement s) {
        if (!Tlp.GREEN.covers(s.tlp())) {
            return Optional.of("What is marked above GREEN is never accepted by rule.");
        }
        if (s.said().stance() != Stance.SUPPORTS || s.said().supersedes() != null) {
            return Optional.of("What disputes, replaces or takes back is never accepted by rule.");
        }
        boolean isAccepted = switch (s.property()) {
            case CUSTODY ->
                Custody.HELD.name().equals(s.value())
                        || Custody.HOUSE_ARREST.name().equals(s.value());
            case PROCEEDINGS -> STAGES.stream().anyMatch(stage -> stage.name().equals(s.value()));
            case CHARGED_UNDER, SENTENCE, PLACE_OF_DETENTION -> true;
            case NAME,
                    HELD_BY,
                    OFFICE,
                    BIRTH_DATE,
                    BIRTH_PLACE,
                    CITIZENSHIP,
                    GROUP,
                    CASE,
                    CASE_NUMBER,
                    COURT,
                    JUDGE,
                    PLEA,
                    VERDICT,
                    DEMAND,
                    HEARING,
                    OPENNESS,
                    APPEAL_DEADLINE,
                    REGIME,
                    REMARK,
                    RELEASE_MANNER,
                    HEALTH,
                    FAMILY,
                    CONFESSION -> false;
        };
        return isAccepted
                ? Optional.empty()
                : Optional.of(s.property().code() + " " + s.normalised() + " is never accepted by rule.");
    }

    /** Whether some version of the rule has recorded a statement. */
    public static boolean isOfRule(Statement s) {
        return s.recordedBy() != null && s.recordedBy().startsWith("rule:" + NAME);
    }

    /**
     * Whether what the rule has recorded would be official or confirmed twice by the vouchers that stand now. Nothing else is asked again:
     * what somebody has said since is for people to weigh.
     *
     * @param recorded among what is said
     */
    public static Verdict rejudge(Statement recorded, Situation situation) {
        Vouching own = vouching(recorded, situation);
        if (own == null) {
            return new Left("No reviewer vouches for the document any more.");
        }
        List<Statement> others = situation.said().stream()
                .filter(s -> !s.identity().equals(recorded.identity()))
                .toList();
        return basis(Weighing.of(recorded, situation.with(others)), own);
    }

    /** What becomes of a proposed statement; the same whatever the order in which things are said and wait. */
    public static Verdict judge(Statement proposed, Situation given) {
        Situation situation = given.with(new TakenBackByRule(given.said()).forgotten());
        Vouching own = vouching(proposed, situation);
        if (own == null) {
            return new Left("No reviewer has vouched for the document.");
        }
        Weighing weighing = Weighing.of(proposed, situation);
        return OBJECTIONS.stream()
                .map(objection -> objection.apply(weighing))
                .flatMap(Optional::stream)
                .findFirst()
                .<Verdict>map(Left::new)
                .orElseGet(() -> basis(weighing, own));
    }

    private static Verdict basis(Weighing w, Vouching own) {
        if (own.isOfficial()) {
            return new Accepted(OFFICIAL, List.of(own.id()));
        }
        Situation situation = w.situation;
        List<Statement> all = Stream.concat(
                        Stream.of(w.proposed.s()),
                        Stream.concat(situation.said().stream(), situation.waiting().stream()))
                .toList();
        Independence independence = new Independence(all);
        return Stream.concat(w.counted.stream().filter(d -> isStoodFor(d.s(), situation)), waiting(situation))
                .filter(d -> w.isTheSame(d)
                        && d.s().confidence() != Confidence.LOW
                        && w.proposed.s().tlp().covers(d.s().tlp())
                        && independence.areIndependent(w.proposed.s(), d.s()))
                .min(Comparator.comparing((Dated d) -> d.s().id()))
                .map(d -> Optional.ofNullable(vouching(d.s(), situation)))
                .<Verdict>map(other -> new Accepted(
                        TWICE,
                        Stream.concat(Stream.of(own.id()), other.stream().map(Vouching::id))
                                .distinct()
                                .toList()))
                .orElseGet(() -> new Left("It is not official, and no independent source says the same."));
    }

    /** What another rule has not recorded somebody has looked at; what this one has counts as long as its document does. */
    private static boolean isStoodFor(Statement s, Situation situation) {
        return !isOfRule(s) || vouching(s, situation) != null;
    }

    private static Stream<Dated> waiting(Situation situation) {
        return situation.waiting().stream()
                .filter(s -> vouching(s, situation) != null)
                .map(Dated::of);
    }

    private static Optional<String> time(Dated d, LocalDate today) {
        if (d.begins() == null || d.s().from() == null || d.s().from().latest() == null) {
            return Optional.of("It has no day on which it began at the latest.");
        }
        if (!d.hasBegun(today)) {
            return Optional.of("It speaks of a time that is still to come.");
        }
        return d.begins().isAfter(d.publishedLast())
                ? Optional.of("It speaks of a time after its own source.")
                : Optional.empty();
    }

    /** What somebody has decided already: recorded, refused or taken back. */
    private static Optional<String> decided(Weighing w) {
        Statement s = w.proposed.s();
        Withdrawals withdrawals = new Withdrawals(w.situation.said());
        List<Dated> said = Dated.of(w.situation.said());
        if (said.stream().anyMatch(d -> isOfOnePlace(d.s(), s))) {
            return Optional.of("It is recorded already, or was.");
        }
        boolean isTakenBack = said.stream()
                .anyMatch(
                        d -> d.s().said().stance() == Stance.SUPPORTS && w.isTheSame(d) && !withdrawals.counts(d.s()));
        boolean isRefused = w.situation.refused().stream().map(Dated::of).anyMatch(w::isTheSame);
        boolean isDisputed = said.stream()
                .anyMatch(d -> d.s().said().stance() == Stance.DISPUTES && w.isTheSame(d) && withdrawals.counts(d.s()));
        return isTakenBack || isRefused || isDisputed
                ? Optional.of("Somebody has refused, disputed or taken back the same.")
                : Optional.empty();
    }

    private static boolean isOfOnePlace(Statement a, Statement b) {
        return a.property() == b.property()
                && a.normalised().equals(b.normalised())
                && b.evidence().documentId() != null
                && b.evidence().documentId().equals(a.evidence().documentId())
                && Objects.equals(a.evidence().start(), b.evidence().start());
    }

    /** Two charges at once are two charges; of all else one value of a time is right. */
    private static Optional<String> contradiction(Weighing w) {
        boolean isContradicted = w.proposed.s().property() != Property.CHARGED_UNDER
                && Stream.concat(w.counted.stream(), waiting(w.situation))
                        .anyMatch(d -> w.isOfItsTime(d) && !d.saysAs(w.proposed));
        return isContradicted ? Optional.of("Something else is said of what may be the same time.") : Optional.empty();
    }

    private static Optional<String> step(Weighing w) {
        return Steps.forbidden(w.situation.said(), List.of(w.proposed.s()), w.situation.today()).values().stream()
                .findFirst();
    }

    /** What is contested with it, or what it would pass over in silence. */
    private static Optional<String> shown(Weighing w) {
        Statement s = w.proposed.s();
        LocalDate today = w.situation.today();
        if (s.property() == Property.CUSTODY) {
            DisplayRule.Choice now = DisplayRule.shown(Property.CUSTODY, w.situation.said(), today);
            if (!now.heldBack().isEmpty()) {
                return Optional.of("A release or a death waits to be confirmed.");
            }
            boolean isHeld = now.chosen() != null && now.chosen().value().equals(Custody.HELD.name());
            if (isHeld && s.value().equals(Custody.HOUSE_ARREST.name())) {
                return Optional.of("That somebody leaves a prison is never accepted by rule.");
            }
        }
        List<List<Statement>> views = new ArrayList<>(List.of(w.situation.said()));
        if (s.tlp() == Tlp.CLEAR) {
            views.add(w.situation.said().stream()
                    .filter(other -> other.tlp() == Tlp.CLEAR)
                    .toList());
        }
        for (List<Statement> view : views) {
            DisplayRule.Choice was = DisplayRule.shown(s.property(), view, today);
            DisplayRule.Choice is = DisplayRule.shown(
                    s.property(), Stream.concat(view.stream(), Stream.of(s)).toList(), today);
            if (is.contested()) {
                return Optional.of("The value is contested.");
            }
            if (was.chosen() != null && is.chosen() != null && isMoved(was, is)) {
                return Optional.of("It would move the day since when the shown value is so.");
            }
        }
        return Optional.empty();
    }

    private static boolean isMoved(DisplayRule.Choice was, DisplayRule.Choice is) {
        return Objects.requireNonNull(was.chosen())
                        .normalised()
                        .equals(Objects.requireNonNull(is.chosen()).normalised())
                && !Objects.equals(was.since(), is.since());
    }

    private static @Nullable Vouching vouching(Statement s, Situation situation) {
        UUID document = s.evidence().documentId();
        return document == null ? null : situation.vouched().get(document);
    }
}
