package org.habeas.language.edtf;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * A date in English words for those who have never heard of EDTF, exactly as vague as it is: {@code September 2023},
 * {@code 20–29 September 2023}, {@code 19 September 2023 or later}.
 */
public final class EdtfWords {

    private EdtfWords() {}

    /** The words; a text that is no EDTF stays as it is. */
    public static String of(String edtf) {
        return Edtf.parse(edtf).map(EdtfWords::words).orElse(edtf);
    }

    private static String words(Edtf date) {
        int slash = date.text().indexOf('/');
        if (slash < 0) {
            return day(date);
        }
        LocalDate earliest = date.earliest();
        LocalDate latest = date.latest();
        if (earliest == null) {
            return of(date.text().substring(slash + 1)) + " or earlier";
        }
        if (latest == null) {
            return of(date.text().substring(0, slash)) + " or later";
        }
        return "between " + of(date.text().substring(0, slash)) + " and "
                + of(date.text().substring(slash + 1));
    }

    private static String day(Edtf date) {
        String text = date.text();
        return switch (text.charAt(text.length() - 1)) {
            case '~' -> "about " + of(text.substring(0, text.length() - 1));
            case '?' -> of(text.substring(0, text.length() - 1)) + " (uncertain)";
            case '%' -> "about " + of(text.substring(0, text.length() - 1)) + " (uncertain)";
            default -> plain(date);
        };
    }

    private static String plain(Edtf date) {
        LocalDate first = date.earliest();
        LocalDate last = date.latest();
        if (first == null || last == null) {
            return date.text();
        }
        if (first.equals(last)) {
            return first.getDayOfMonth() + " " + month(first);
        }
        if (first.getMonth() == last.getMonth() && first.getYear() == last.getYear()) {
            return first.getDayOfMonth() == 1 && last.getDayOfMonth() == last.lengthOfMonth()
                    ? month(first)
                    : first.getDayOfMonth() + "–" + last.getDayOfMonth() + " " + month(first);
        }
        if (first.getYear() == last.getYear()) {
            return Integer.toString(first.getYear());
        }
        return first.getYear() + "–" + last.getYear();
    }

    private static String month(LocalDate day) {
        Month month = day.getMonth();
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + day.getYear();
    }
}
