package org.habeas.legislation.bill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillRecord.Amendment;
import org.habeas.contracts.BillRecord.RecordedVote;

/**
 * The amendments of a bill whose newest snapshot names them and says little more: the API of congress.gov tells their sponsors, actions and
 * votes only to who asks for each of them. Which there are, the newest snapshot knows; what is known of one stays known.
 */
final class AmendmentsInPart {

    private AmendmentsInPart() {}

    /** @param whole an older snapshot that says of amendments all that its source has */
    static List<Amendment> amendments(BillRecord newest, BillRecord whole) {
        Map<String, Amendment> known =
                whole.amendments().stream().collect(Collectors.toMap(Amendment::id, Function.identity(), (a, b) -> a));
        return newest.amendments().stream()
                .map(named -> Optional.ofNullable(known.get(named.id()))
                        .map(k -> with(k, named))
                        .orElse(named))
                .toList();
    }

    /** What is known, with what came last where that is new. */
    private static Amendment with(Amendment known, Amendment named) {
        List<Action> actions = new ArrayList<>(known.actions());
        for (Action last : named.actions()) {
            boolean isThere = actions.stream()
                    .anyMatch(a -> a.date().equals(last.date()) && a.text().equals(last.text()));
            if (!isThere) {
                actions.add(new Action(
                        actions.size() + 1,
                        last.date(),
                        last.time(),
                        last.text(),
                        last.type(),
                        last.code(),
                        last.system(),
                        last.committees(),
                        last.references()));
            }
        }
        return new Amendment(
                known.id(),
                named.amends() == null ? known.amends() : named.amends(),
                named.description() == null ? known.description() : named.description(),
                named.purpose() == null ? known.purpose() : named.purpose(),
                known.sponsors(),
                known.cosponsors(),
                known.submitted(),
                known.proposed(),
                List.copyOf(actions));
    }

    /** The bill's own as the newest snapshot has them, and those on amendments, which it cannot know. */
    static List<RecordedVote> votes(BillRecord newest, BillRecord whole) {
        Map<String, RecordedVote> votes = new LinkedHashMap<>();
        newest.votes().forEach(vote -> votes.put(key(vote), vote));
        whole.votes().stream().filter(vote -> !vote.amendments().isEmpty()).forEach(vote -> votes.put(key(vote), vote));
        return List.copyOf(votes.values());
    }

    private static String key(RecordedVote vote) {
        return vote.chamber() + "|" + vote.session() + "|" + vote.roll();
    }
}
