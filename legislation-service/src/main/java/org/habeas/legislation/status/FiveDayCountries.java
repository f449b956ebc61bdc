package org.habeas.legislation.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * To whom the United States can sell arms so that a committee of the Senate has five days for it and not ten: NATO and its
 * members, Japan, Australia, the Republic of Korea, Israel and New Zealand (22 U.S.C. 2776(b)(2)). That is a law on letters of
 * offer; those on export licenses (2776(c)(3)) and on transfers between other countries (2753(d)) make no such difference.
 */
final class FiveDayCountries {

    private static final LocalDate ALWAYS = LocalDate.MIN;

    private static final List<String> FROM_THE_FIRST = List.of(
            "north atlantic treaty organization",
            "nato",
            "japan",
            "australia",
            "new zealand",
            "belgium",
            "canada",
            "czech republic",
            "denmark",
            "france",
            "french republic",
            "germany",
            "greece",
            "hellenic republic",
            "hungary",
            "iceland",
            "italy",
            "italian republic",
            "luxembourg",
            "netherlands",
            "norway",
            "poland",
            "portugal",
            "portuguese republic",
            "spain",
            "turkey",
            "türkiye",
            "united kingdom",
            "united kingdom of great britain and northern ireland");

    private static final Map<String, LocalDate> SINCE = since();

    /** P.L. 114-123 treated it for three years as if it were on lists of the law; whether on this one too is not certain. */
    private static final Set<String> JORDAN = Set.of("jordan", "hashemite kingdom of jordan");

    private static final LocalDate JORDAN_FROM = LocalDate.of(2016, 2, 18);
    private static final LocalDate JORDAN_UNTIL = LocalDate.of(2019, 2, 18);

    private static final Pattern BY_LETTER_OF_OFFER = Pattern.compile(
            "^(?!.*\\b(?:commercial|exports?|licenses?)\\b).*\\b(?:sales?|letters? of offer)\\b",
            Pattern.CASE_INSENSITIVE);

    /** The one whom the title names behind "to"; with several it is none of the list. */
    private static final Pattern RECIPIENT = Pattern.compile(
            "\\bto ((?:(?! to )[^,]){2,100}?)(?: of certain\\b| certain\\b|\\.?$)", Pattern.CASE_INSENSITIVE);

    private static final Pattern BEFORE_THE_NAME = Pattern.compile(
            "^(?:the )?(?:government of )?(?:the )?(?:(?:federal republic|republic|kingdom|state|commonwealth|grand duchy) of (?:the )?)?");

    private FiveDayCountries() {}

    /** How long a committee has a disapproval of that title, as the list was on that day. */
    static CommitteeTime timeInCommittee(String title, LocalDate day) {
        if (!BY_LETTER_OF_OFFER.matcher(title).find()) {
            return CommitteeTime.TEN_DAYS;
        }
        Matcher recipient = RECIPIENT.matcher(title);
        while (recipient.find()) {
            String name = BEFORE_THE_NAME
                    .matcher(recipient.group(1).toLowerCase(Locale.ROOT))
                    .replaceFirst("");
            LocalDate since = SINCE.get(name);
            if (since != null && !day.isBefore(since)) {
                return CommitteeTime.FIVE_DAYS;
            }
            if (JORDAN.contains(name) && !day.isBefore(JORDAN_FROM) && !day.isAfter(JORDAN_UNTIL)) {
                return CommitteeTime.FIVE_OR_TEN_DAYS;
            }
        }
        return CommitteeTime.TEN_DAYS;
    }

    /** Those who came to the list after 2003, the year from which there are files, by their accession or by law. */
    private static Map<String, LocalDate> since() {
        Map<String, LocalDate> since = new TreeMap<>();
        FROM_THE_FIRST.forEach(name -> since.put(name, ALWAYS));
        for (String name : List.of(
                "bulgaria", "estonia", "latvia", "lithuania", "romania", "slovakia", "slovak republic", "slovenia")) {
            since.put(name, LocalDate.of(2004, 3, 29));
        }
        since.put("korea", LocalDate.of(2008, 10, 15)); // P.L. 110-429
        since.put("south korea", LocalDate.of(2008, 10, 15));
        since.put("albania", LocalDate.of(2009, 4, 1));
        since.put("croatia", LocalDate.of(2009, 4, 1));
        since.put("israel", LocalDate.of(2010, 10, 8)); // P.L. 111-266
        since.put("montenegro", LocalDate.of(2017, 6, 5));
        since.put("north macedonia", LocalDate.of(2020, 3, 27));
        since.put("finland", LocalDate.of(2023, 4, 4));
        since.put("sweden", LocalDate.of(2024, 3, 7));
        return since;
    }
}
