package org.habeas.ingest.billstatus;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillRecord.RecordedVote;
import org.habeas.contracts.Chamber;
import org.jspecify.annotations.Nullable;

/**
 * The votes of which a roll was taken. Layout 3.0.0 lists them below the actions, the one before it in a list of the bill's own,
 * and both leave out rolls that the text of an action names, the Senate's above all. So both are read: what is listed, and what
 * a text names and no list has.
 */
final class VoteReader {

    /** The House's words, and the Senate's. */
    private static final Pattern ROLL =
            Pattern.compile("\\(Roll no\\. (\\d{1,4})\\)|Record Vote (?:Number|No\\.):? ?(\\d{1,4})");

    private static final Map<String, Chamber> CHAMBERS = Map.of("HOUSE", Chamber.HOUSE, "SENATE", Chamber.SENATE);

    private static final String LIBRARY = "Library of Congress";

    private static final Comparator<RecordedVote> OLDEST_FIRST = Comparator.comparing(
                    RecordedVote::date, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(RecordedVote::chamber)
            .thenComparingInt(RecordedVote::session)
            .thenComparingInt(RecordedVote::roll);

    private record Key(Chamber chamber, int session, int roll) {}

    private VoteReader() {}

    /**
     * @param listed the rows of the lists of votes
     * @param actions of the bill, or of the amendment
     * @param amendment that is voted on, null where it is the bill
     * @return each roll once, oldest first
     */
    static List<RecordedVote> read(
            List<XmlNode> listed, List<Action> actions, int congress, @Nullable String amendment) {
        Map<Key, Action> named = named(actions, congress);
        Map<Key, RecordedVote> found = new LinkedHashMap<>();
        for (XmlNode row : listed) {
            String chamber = row.childText("chamber").orElse("").toUpperCase(Locale.ROOT);
            Optional<Integer> roll = number(row, "rollNumber");
            Instant at = row.childText("date").flatMap(BillDates::moment).orElse(null);
            LocalDate day = at == null ? null : at.atZone(BillDates.WASHINGTON).toLocalDate();
            Optional<Integer> session = number(row, "sessionNumber")
                    .or(() -> Optional.ofNullable(day).map(d -> session(d, congress)));
            if (CHAMBERS.containsKey(chamber) && roll.isPresent() && session.isPresent()) {
                Key key = new Key(CHAMBERS.get(chamber), session.get(), roll.get());
                String question = row.childText("fullActionName").orElse(null);
                found.putIfAbsent(key, vote(key, congress, named.get(key), at, day, question, amendment));
            }
        }
        named.forEach((key, action) ->
                found.putIfAbsent(key, vote(key, congress, action, null, action.date(), null, amendment)));
        return found.values().stream().sorted(OLDEST_FIRST).toList();
    }

    /** What the action says goes before what the list does, which in files of the older layout is not there for all rolls. */
    private static RecordedVote vote(
            Key key,
            int congress,
            @Nullable Action action,
            @Nullable Instant at,
            @Nullable LocalDate day,
            @Nullable String question,
            @Nullable String amendment) {
        LocalDate date = action == null ? day : action.date();
        return new RecordedVote(
                key.chamber(),
                congress,
                key.session(),
                key.roll(),
                action == null || action.time() == null
                        ? at
                        : action.date()
                                .atTime(action.time())
                                .atZone(BillDates.WASHINGTON)
                                .toInstant(),
                date,
                action == null ? question : action.text(),
                amendment,
                address(key, congress, date));
    }

    /** Where the chamber publishes the roll; the addresses in files are older forms of these, or lack. */
    private static String address(Key key, int congress, @Nullable LocalDate day) {
        int year = day == null ? firstYear(congress) + key.session() - 1 : day.getYear();
        return switch (key.chamber()) {
            case HOUSE -> "https://clerk.house.gov/evs/%d/roll%03d.xml".formatted(year, key.roll());
            case SENATE ->
                "https://www.senate.gov/legislative/LIS/roll_call_votes/vote%d%d/vote_%d_%d_%05d.xml"
                        .formatted(congress, key.session(), congress, key.session(), key.roll());
        };
    }

    /** Each roll once: where the bill and an amendment state it, it was the amendment that was voted on. */
    static List<RecordedVote> once(List<RecordedVote> votes) {
        Map<Key, RecordedVote> found = new LinkedHashMap<>();
        for (RecordedVote vote : votes) {
            found.merge(
                    new Key(vote.chamber(), vote.session(), vote.roll()),
                    vote,
                    (first, second) -> first.amendment() == null ? second : first);
        }
        return List.copyOf(found.values());
    }

    /** The rolls that texts name, each with the chamber's own row where the Library of Congress repeats it. */
    private static Map<Key, Action> named(List<Action> actions, int congress) {
        Map<Key, Action> found = new LinkedHashMap<>();
        for (Action action : actions) {
            Matcher roll = ROLL.matcher(action.text());
            while (roll.find()) {
                Chamber chamber = roll.group(1) == null ? Chamber.SENATE : Chamber.HOUSE;
                int number = Integer.parseInt(roll.group(1) == null ? roll.group(2) : roll.group(1));
                Key key = new Key(chamber, session(action.date(), congress), number);
                found.merge(key, action, (a, b) -> LIBRARY.equals(a.system()) ? b : a);
            }
        }
        return found;
    }

    private static Optional<Integer> number(XmlNode vote, String child) {
        return vote.childText(child).filter(n -> n.matches("[1-9][0-9]{0,3}")).map(Integer::valueOf);
    }

    /** The first session is the year in which the Congress meets first. */
    private static int session(LocalDate day, int congress) {
        return Math.clamp(day.getYear() - firstYear(congress) + 1L, 1, 2);
    }

    private static int firstYear(int congress) {
        return 1789 + 2 * (congress - 1);
    }
}
