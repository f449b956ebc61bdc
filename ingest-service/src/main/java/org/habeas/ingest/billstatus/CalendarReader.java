package org.habeas.ingest.billstatus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillRecord.CalendarPlace;

/**
 * The places on a calendar that a bill was given. The texts of the actions name them whole; the files' own elements are often
 * empty ({@code calendarNumber}) or lack the day, and add what no text names.
 */
final class CalendarReader {

    private static final Pattern PLACED =
            Pattern.compile("Placed on (?:the )?((?:(?!Calendar\\b)[A-Z]\\w{1,20} ){0,5}+Calendar)\\b.{0,200}?"
                    + "Calendar No\\. ([1-9]\\d{0,4})(?!\\d)");

    /** {@code U00047}: the House's calendars, by letter. */
    private static final Pattern LETTERED = Pattern.compile("([A-Z])0*([1-9][0-9]{0,4})");

    private static final Map<String, String> LETTERS =
            Map.of("U", "Union Calendar", "H", "House Calendar", "P", "Private Calendar");

    private static final Map<String, String> OTHERWISE_CALLED =
            Map.of("Senate Calendar of Business", "Senate Legislative Calendar");

    private CalendarReader() {}

    /** @throws BillStatusException if there are more than any bill has */
    static List<CalendarPlace> read(XmlNode bill, List<Action> actions) throws BillStatusException {
        Map<List<String>, CalendarPlace> found = new LinkedHashMap<>();
        for (Action action : actions) {
            Matcher placed = PLACED.matcher(action.text());
            if (placed.find()) {
                add(found, new CalendarPlace(placed.group(1), placed.group(2), action.date()), bill);
            }
        }
        for (XmlNode element : elements(bill)) {
            Optional<CalendarPlace> place = place(element);
            if (place.isPresent()) {
                add(found, place.get(), bill);
            }
        }
        return List.copyOf(found.values());
    }

    /** Once each: an element repeats what a text has said, and the Library of Congress what a chamber has. */
    private static void add(Map<List<String>, CalendarPlace> found, CalendarPlace place, XmlNode bill)
            throws BillStatusException {
        found.putIfAbsent(List.of(place.calendar(), place.number()), place);
        if (found.size() > BillBounds.most("calendars")) {
            throw BillStatusException.of(
                    bill, "names more than " + BillBounds.most("calendars") + " places on calendars");
        }
    }

    /** In either layout. */
    static List<XmlNode> elements(XmlNode bill) {
        List<XmlNode> elements = new ArrayList<>(bill.items("calendarNumbers", "item"));
        elements.addAll(bill.items("actions", "item", "calendarNumber"));
        return elements;
    }

    static Optional<CalendarPlace> place(XmlNode element) {
        return element.childText("calendar").flatMap(calendar -> place(calendar, element.childText("number")));
    }

    private static Optional<CalendarPlace> place(String calendar, Optional<String> number) {
        Matcher lettered = LETTERED.matcher(calendar);
        if (number.isEmpty()) {
            return lettered.matches()
                    ? Optional.of(new CalendarPlace(
                            LETTERS.getOrDefault(lettered.group(1), lettered.group(1)), lettered.group(2), null))
                    : Optional.empty(); // a calendar without a place on it
        }
        return Optional.of(new CalendarPlace(
                OTHERWISE_CALLED.getOrDefault(calendar, calendar), number.get().replaceFirst("^0+(?=.)", ""), null));
    }
}
