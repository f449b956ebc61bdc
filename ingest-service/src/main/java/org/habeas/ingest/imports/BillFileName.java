package org.habeas.ingest.imports;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.contracts.BillId;

/** The bill that GPO's name of a BILLSTATUS file names: {@code BILLSTATUS-118sres540.xml}. */
final class BillFileName {

    private static final Pattern NAME =
            Pattern.compile("(?:.*[/\\\\-])?billstatus-([0-9]{1,3})([a-z]{1,7})([0-9]{1,6})\\.xml", Pattern.DOTALL);

    private BillFileName() {}

    /** Empty for any other name. */
    static Optional<BillId> bill(String path) {
        String end = path.substring(Math.max(0, path.length() - 60)).toLowerCase(Locale.ROOT);
        Matcher name = NAME.matcher(end);
        return name.matches() ? BillId.of(name.group(1) + "-" + name.group(2) + "-" + name.group(3)) : Optional.empty();
    }
}
