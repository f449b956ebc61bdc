package org.habeas.legislation.status;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.Chamber;

/** What the table's rows read in a text beyond their patterns: which chamber, with a change or without, and whether it carried. */
final class Readings {

    private static final Pattern NUMBERED = Pattern.compile(Wordings.CITATION, Pattern.CASE_INSENSITIVE);
    private static final Pattern CHANGED = Pattern.compile(
            Wordings.WITH_CHANGE
                    + "|, as amended|\\(amended\\)|\\binsist(?:s|ed)? (?:up)?on (?:its|the (?:House|Senate)) amendments?\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FURTHER_CHANGE = Pattern.compile(Wordings.WITH_CHANGE, Pattern.CASE_INSENSITIVE);
    private static final Pattern CARRIED =
            Pattern.compile("\\b(?:agreed|concurred|adopted)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern AMENDMENTS =
            Pattern.compile("\\b(house|senate) amendments?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAKES = Pattern.compile("\\band (?:agree|concur)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONCURS = Pattern.compile("\\bconcur", Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_THE_HOUSE =
            Pattern.compile("\\bto concur in (?:the )?house\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern MOVED = Pattern.compile("\\b(?:motion|moved)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern REFUSED = Pattern.compile(
            "\\bdisagree(?:d|s)? (?:to|in) (?:the )?(house|senate) amendments?\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern LAID_BY_ANOTHER = Pattern.compile(Wordings.LAID_BY_ANOTHER, Pattern.CASE_INSENSITIVE);
    private static final Pattern PASSAGE =
            Pattern.compile("\\breconsider" + Wordings.PASSAGE, Pattern.CASE_INSENSITIVE);

    private Readings() {}

    /** The chamber that acted: from who recorded it, else from the text, where the acting chamber is named first. */
    static Chamber chamber(Action action) {
        String system = action.system() == null ? "" : action.system();
        if (system.startsWith("House")) {
            return Chamber.HOUSE;
        }
        if (system.startsWith("Senate")) {
            return Chamber.SENATE;
        }
        String text = action.text();
        if (text.startsWith("On ") || text.startsWith("Pursuant to ") && text.contains("H. Res.")) {
            // Only the House's clerks begin a vote so, and only the House is bound by its resolution.
            return Chamber.HOUSE;
        }
        int senate = text.indexOf("Senate");
        int house = text.indexOf("House");
        if (senate < 0 && house < 0) {
            return text.startsWith("Pursuant to ") ? Chamber.HOUSE : Chamber.SENATE;
        }
        return house < 0 || (senate >= 0 && senate < house) ? Chamber.SENATE : Chamber.HOUSE;
    }

    /** Whether the text speaks by number of other measures alone. */
    static boolean namesAnother(BillId bill, Action action) {
        List<String> named = NUMBERED.matcher(action.text())
                .results()
                .map(found -> compact(found.group()))
                .toList();
        return !named.isEmpty() && !named.contains(compact(bill.citation()));
    }

    /** The second resolution that is named is the one that was laid on the table. */
    static Outcome laidByAnother(BillId bill, Action action) {
        Matcher laid = LAID_BY_ANOTHER.matcher(action.text());
        return laid.find() && compact(laid.group(1)).equals(compact(bill.citation()))
                ? new Outcome.Failed(Chamber.HOUSE)
                : new Outcome.Nothing();
    }

    /** Without a word of what is voted on once more it can be what was passed and what was voted down. */
    static Outcome reconsidered(BillId bill, Action action) {
        return namesAnother(bill, action)
                ? new Outcome.Nothing()
                : new Outcome.Reconsidered(
                        chamber(action), PASSAGE.matcher(action.text()).find());
    }

    private static String compact(String text) {
        return text.toLowerCase(Locale.ROOT).replace(" ", "");
    }

    static Outcome passed(BillId bill, Action action) {
        String text = action.text();
        return text.contains("the following bills passed")
                ? oneOfMany(bill, action)
                : new Outcome.Passed(chamber(action), CHANGED.matcher(text).find());
    }

    /**
     * One row for many bills: only what is said of this one counts. {@code H.R. 8, as amended; H.R. 9, agreed to Senate
     * amendment; and agree to the Senate amendments to H.R. 10}.
     */
    private static Outcome oneOfMany(BillId bill, Action action) {
        Matcher said = Pattern.compile("(?:(?<before>agree(?:d)?tothe(?:house|senate)amendments?to)|[:;,]|and)"
                        + Pattern.quote(compact(bill.citation()))
                        + "(?!\\d)(?:(?<amended>,asamended)|(?<after>,agreedto(?:the)?(?:house|senate)amendments?))?")
                .matcher(compact(action.text()));
        Chamber chamber = chamber(action);
        if (!said.find()) {
            return new Outcome.Passed(chamber, false);
        }
        return said.group("before") != null || said.group("after") != null
                ? new Outcome.Agreed(chamber, false)
                : new Outcome.Passed(chamber, said.group("amended") != null);
    }

    /** A vote on the other chamber's text; on amendments of its own a chamber votes before it sends them. */
    static Outcome agreed(BillId bill, Action action) {
        if (isOnItsOwn(action)) {
            return new Outcome.Nothing();
        }
        if (failed(action)) {
            return new Outcome.Stopped("PROV_KILL:PINGPONGFAIL");
        }
        return CARRIED.matcher(action.text()).find()
                ? new Outcome.Agreed(
                        chamber(action), FURTHER_CHANGE.matcher(action.text()).find())
                : new Outcome.Nothing();
    }

    /** What a chamber gives up: its own changes, after which the text is the one that the measure came with, or its resistance. */
    static Outcome receded(BillId bill, Action action) {
        String text = action.text();
        boolean isOnlyMoved =
                MOVED.matcher(text).find() && !CARRIED.matcher(text).find();
        boolean givesUpItsOwn = !TAKES.matcher(text).find();
        if (failed(action)
                || isOnlyMoved
                || givesUpItsOwn && chamber(action) == bill.type().chamber()) {
            return new Outcome.Nothing();
        }
        return new Outcome.Agreed(chamber(action), FURTHER_CHANGE.matcher(text).find());
    }

    /** Whether the amendments that are named first are those of the chamber that votes; it concurs only in another's. */
    private static boolean isOnItsOwn(Action action) {
        Matcher first = AMENDMENTS.matcher(action.text());
        return first.find()
                && named(first) == chamber(action)
                && !CONCURS.matcher(action.text()).find();
    }

    /** A proposal of a change that fails, or is taken back, leaves both texts as they were. */
    static Outcome changed(BillId bill, Action action) {
        if (failed(action) || !CARRIED.matcher(action.text()).find()) {
            return new Outcome.Nothing();
        }
        // The chamber that concurs is the other one than that whose amendment it is.
        Chamber theirs = OF_THE_HOUSE.matcher(action.text()).find() ? Chamber.HOUSE : Chamber.SENATE;
        return new Outcome.Agreed(theirs.other(), true);
    }

    /** Whose changes are left unaccepted by a chamber that insists, disagrees or asks for a conference; nothing while it is only moved. */
    static Outcome inDispute(BillId bill, Action action) {
        String text = action.text();
        if (failed(action)
                || MOVED.matcher(text).find() && !CARRIED.matcher(text).find()) {
            return new Outcome.Nothing();
        }
        Matcher refused = REFUSED.matcher(text);
        if (refused.find()) {
            return new Outcome.InDispute(named(refused), true);
        }
        return text.toLowerCase(Locale.ROOT).contains("insist")
                ? new Outcome.InDispute(chamber(action), true)
                : new Outcome.InDispute(bill.type().chamber().other(), false);
    }

    private static Chamber named(Matcher chamber) {
        return Chamber.valueOf(chamber.group(1).toUpperCase(Locale.ROOT));
    }

    static boolean failed(Action action) {
        String text = action.text().toLowerCase(Locale.ROOT);
        return text.contains("failed") || text.contains("rejected") || text.contains("not agreed to");
    }
}
