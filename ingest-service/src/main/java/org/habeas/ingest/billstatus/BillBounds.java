package org.habeas.ingest.billstatus;

import java.time.LocalDate;
import org.habeas.language.citation.CongressResolver;

/** Which bills there can be: what lies outside is a slip of a file, and would stand in every list for ever. */
public final class BillBounds {

    /** The Congress of the year 2215: beyond it no id is written. */
    public static final int LAST_CONGRESS = 214;

    /** No chamber has come to a fifth of it in one Congress. */
    public static final int LAST_NUMBER = 99_999;

    private BillBounds() {}

    /** The next Congress: files of it may come shortly before it meets. */
    public static int lastCongress(LocalDate today) {
        return Math.min(LAST_CONGRESS, CongressResolver.congressOn(today) + 1);
    }
}
