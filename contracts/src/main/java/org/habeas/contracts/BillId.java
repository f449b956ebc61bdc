package org.habeas.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a bill or resolution: Congress, type and number, written {@code 118-sres-540}. Free-form citations are read
 * by {@code org.habeas.language.citation}; this type knows the canonical form only.
 *
 * @param congress from 1 to 999
 * @param number from 1 to 999,999
 */
public record BillId(int congress, MeasureType type, int number) implements Comparable<BillId> {

    private static final int LAST_CONGRESS = 999;
    private static final int LAST_NUMBER = 999_999;
    /** What every id matches as a whole, for the contract too. */
    public static final String PATTERN =
            "([1-9][0-9]{0,2})-(hr|s|hjres|sjres|hconres|sconres|hres|sres)-([1-9][0-9]{0,5})";

    private static final Pattern CANONICAL = Pattern.compile(PATTERN);
    private static final Comparator<BillId> ORDER = Comparator.comparingInt(BillId::congress)
            .thenComparing(BillId::type)
            .thenComparingInt(BillId::number);

    public BillId {
        if (congress < 1 || congress > LAST_CONGRESS || number < 1 || number > LAST_NUMBER) {
            throw new IllegalArgumentException("no bill has this Congress and number: " + congress + ", " + number);
        }
    }

    /** The id written canonically, or empty if {@code text} is anything else. */
    public static Optional<BillId> of(String text) {
        Matcher m = CANONICAL.matcher(text);
        return m.matches()
                ? Optional.of(new BillId(
                        Integer.parseInt(m.group(1)),
                        MeasureType.ofCode(m.group(2)).orElseThrow(),
                        Integer.parseInt(m.group(3))))
                : Optional.empty();
    }

    /** The id of a text that is known to be canonical, as in our own database and events. */
    @JsonCreator
    public static BillId parse(String text) {
        return of(text).orElseThrow(() -> new IllegalArgumentException("not a bill id: " + text));
    }

    /** As it is cited within its Congress: {@code S.Res.540}. */
    public String citation() {
        return type.citation() + number;
    }

    @JsonValue
    @Override
    public String toString() {
        return congress + "-" + type.code() + "-" + number;
    }

    @Override
    public int compareTo(BillId other) {
        return ORDER.compare(this, other);
    }

    /** {@code S.Res.540 (118th Congress)}: how a sentence names it. */
    public String cited() {
        return citation() + " (" + ordinalCongress() + " Congress)";
    }

    /** {@code 118th}, {@code 101st}. */
    public String ordinalCongress() {
        String ending = congress / 10 % 10 == 1
                ? "th"
                : switch (congress % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return congress + ending;
    }
}
