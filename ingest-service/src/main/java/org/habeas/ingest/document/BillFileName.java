package org.habeas.ingest.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.contracts.BillId;
import org.habeas.contracts.DocumentRecord.Oddity;
import org.habeas.ingest.billstatus.OddityCode;
import org.jspecify.annotations.Nullable;

/** The bill that a file is named after, as GPO names BILLSTATUS files: {@code BILLSTATUS-118sres540.xml}, or by its id: {@code 118-sres-540.json}. */
final class BillFileName {

    private static final Pattern NAME = Pattern.compile(
            "(?:.*[/\\\\-])?billstatus-([0-9]{1,3})([a-z]{1,7})([0-9]{1,6})\\.xml"
                    + "|(?:.*[/\\\\])?([0-9]{1,3})-([a-z]{1,7})-([0-9]{1,6})\\.(?:json|xml|ya?ml)",
            Pattern.DOTALL);

    private BillFileName() {}

    /** What is odd where a file that holds this bill is named after another. */
    static List<Oddity> oddities(@Nullable String path, BillId held) {
        return Optional.ofNullable(path)
                .flatMap(BillFileName::bill)
                .filter(named -> !named.equals(held))
                .map(named -> OddityCode.ODD_NAME.of(
                        "It is called as the file of " + named + " is, and holds " + held + ", as which it was taken."))
                .stream()
                .toList();
    }

    private static Optional<BillId> bill(String path) {
        String end = path.substring(Math.max(0, path.length() - 60)).toLowerCase(Locale.ROOT);
        Matcher name = NAME.matcher(end);
        if (!name.matches()) {
            return Optional.empty();
        }
        int first = name.group(1) == null ? 4 : 1;
        return BillId.of(name.group(first) + "-" + name.group(first + 1) + "-" + name.group(first + 2));
    }
}
