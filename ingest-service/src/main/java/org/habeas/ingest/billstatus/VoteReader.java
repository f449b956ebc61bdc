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
import java.util.stream.Stream;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillRecord.RecordedVote;
import org.habeas.contracts.Chamber;
import org.jspecify.annotations.Nullable;

/**
 * The votes of which a roll was taken. Layout 3.0.0 lists them below the actions, the one before it in a list of the bill's own,
 * and both leave out rolls that the text of an action names, the Senate's above all. So both are read: what is listed, and what
 * a text names and no list has. One roll is one vote, however many actions of the bill and of its amendments state it.
 */
final class VoteReader {

    /** The House's words, and the Senate's. */
    private static final Pattern ROLL =
            Pattern.compile("\\(Roll no\\. ([1-9]\\d{0,3})\\)|Record Vote (?:Number|No\\.):? ?([1-9]\\d{0,3})(?!\\d)");

    private static final Map<String, Chamber> CHAMBERS = Map.of("HOUSE", Chamber.HOUSE, "SENATE", Chamber.SENATE);

    private static final String LIBRARY = "Library of Congress";

    private static final Comparator<RecordedVote> BILL_FIRST_THEN_OLDEST = Comparator.comparing(
                    (RecordedVote v) -> !v.amendments().isEmpty())
            .thenComparing(RecordedVote::date, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(RecordedVote::chamber)
            .thenComparingInt(RecordedVote::session)
            .thenComparingInt(RecordedVote::roll);

    private record Key(Chamber chamber, int session, int roll) {}

    private final int congress;
    private final Map<Key, RecordedVote> votes = new LinkedHashMap<>();

    VoteReader(int congress) {
        this.congress = congress;
    }

    /** What was read: the bill's own, oldest first, and then those on its amendments. */
    List<RecordedVote> votes() {
        return votes.values().stream().sorted(BILL_FIRST_THEN_OLDEST).toList();
    }

    /**
     * Reads the votes on the bill or on one amendment.
     *
     * @param listed the rows of the lists of votes
     * @param actions of the bill, or of the amendment
     * @param amendment that is voted on, null where it is the bill
     * @throws BillStatusException if there are more than any bill has
     */
    void read(List<XmlNode> listed, List<Action> actions, @Nullable String amendment, XmlNode place)
            throws BillStatusException {
        Map<Key, Action> named = named(actions, place);
        Map<Key, RecordedVote> found = new LinkedHashMap<>();
        for (XmlNode row : listed) {
            Optional<Chamber> chamber = chamber(row);
            Optional<Integer> roll = roll(row);
            Instant at = row.childText("date").flatMap(BillDates::moment).orElse(null);
            LocalDate day = at == null ? null : at.atZone(BillDates.WASHINGTON).toLocalDate();
            Optional<Integer> session =
                    session(row).or(() -> Optional.ofNullable(day).map(this::session));
            if (chamber.isPresent() && roll.isPresent() && session.isPresent()) {
                Key key = new Key(chamber.get(), session.get(), roll.get());
                String question = row.childText("fullActionName").orElse(null);
                found.putIfAbsent(key, vote(key, named.get(key), at, day, question, amendment));
            }
        }
        named.forEach((key, action) -> found.putIfAbsent(key, vote(key, action, null, action.date(), null, amendment)));
        found.forEach((key, vote) -> votes.merge(key, vote, VoteReader::same));
        refuseTooMany(votes.size(), place);
    }

    /** What is said of an amendment says more than what the bill repeats of it; one roll can decide several. */
    private static RecordedVote same(RecordedVote first, RecordedVote second) {
        if (first.amendments().isEmpty() || second.amendments().isEmpty()) {
            return second.amendments().isEmpty() ? first : second;
        }
        return new RecordedVote(
                first.chamber(),
                first.congress(),
                first.session(),
                first.roll(),
                first.at(),
                first.date(),
                first.question(),
                Stream.concat(first.amendments().stream(), second.amendments().stream())
                        .distinct()
                        .limit(BillBounds.most("amendments"))
                        .toList(),
                first.url());
    }

    /** The rolls that texts name, each with the chamber's own row where the Library of Congress repeats it. */
    private Map<Key, Action> named(List<Action> actions, XmlNode place) throws BillStatusException {
        Map<Key, Action> found = new LinkedHashMap<>();
        for (Action action : actions) {
            Matcher roll = ROLL.matcher(action.text());
            while (roll.find()) {
                Chamber chamber = roll.group(1) == null ? Chamber.SENATE : Chamber.HOUSE;
                int number = Integer.parseInt(roll.group(1) == null ? roll.group(2) : roll.group(1));
                Key key = new Key(chamber, session(action.date()), number);
                found.merge(key, action, (a, b) -> LIBRARY.equals(a.system()) ? b : a);
            }
            refuseTooMany(found.size(), place);
        }
        return found;
    }

    private static void refuseTooMany(int votes, XmlNode place) throws BillStatusException {
        if (votes > BillBounds.most("votes")) {
            throw BillStatusException.of(place, "names more than " + BillBounds.most("votes") + " votes");
        }
    }

    /** What the action says goes before what the list does, which in files of the older layout is not there for all rolls. */
    private RecordedVote vote(
            Key key,
            @Nullable Action action,
            @Nullable Instant at,
            @Nullable LocalDate day,
            @Nullable String question,
            @Nullable String amendment) {
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
                action == null ? day : action.date(),
                action == null ? question : shortened(action.text()),
                amendment == null ? List.of() : List.of(amendment),
                address(key));
    }

    private static String shortened(String text) {
        return text.length() <= BillBounds.LONGEST_TITLE ? text : text.substring(0, BillBounds.LONGEST_TITLE - 1) + "…";
    }

    /** Where the chamber publishes the roll; the addresses in files are older forms of these, or lack. */
    private String address(Key key) {
        return switch (key.chamber()) {
            case HOUSE ->
                "https://clerk.house.gov/evs/%d/roll%03d.xml".formatted(firstYear() + key.session() - 1, key.roll());
            case SENATE ->
                "https://www.senate.gov/legislative/LIS/roll_call_votes/vote%d%d/vote_%d_%d_%05d.xml"
                        .formatted(congress, key.session(), congress, key.session(), key.roll());
        };
    }

    /** Whether a row of a list says which roll it is. */
    static boolean isVote(XmlNode row) {
        return chamber(row).isPresent()
                && roll(row).isPresent()
                && (session(row).isPresent()
                        || row.childText("date").flatMap(BillDates::moment).isPresent());
    }

    private static Optional<Chamber> chamber(XmlNode vote) {
        return vote.childText("chamber").map(c -> CHAMBERS.get(c.toUpperCase(Locale.ROOT)));
    }

    private static Optional<Integer> roll(XmlNode vote) {
        return number(vote, "rollNumber", "[1-9][0-9]{0,3}");
    }

    /** As the row says it. */
    static Optional<Integer> session(XmlNode vote) {
        return number(vote, "sessionNumber", "[12]");
    }

    private static Optional<Integer> number(XmlNode vote, String child, String form) {
        return vote.childText(child).filter(n -> n.matches(form)).map(Integer::valueOf);
    }

    /** The first session is the year in which the Congress meets first; the second lasts into the first days of January. */
    private int session(LocalDate day) {
        return Math.clamp(day.getYear() - firstYear() + 1L, 1, 2);
    }

    private int firstYear() {
        return 1789 + 2 * (congress - 1);
    }
}
