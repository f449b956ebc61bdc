package org.habeas.ingest.billstatus;

import org.jspecify.annotations.Nullable;

/** A BILLSTATUS file that cannot be read, with the place where that shows. */
public final class BillStatusException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final @Nullable String element;

    BillStatusException(String message, int line, int column, @Nullable String element) {
        super(message);
        this.line = line;
        this.column = column;
        this.element = element;
    }

    /** From 1; 0 where no place is known. */
    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** The element that is wrong or missing, null where the XML itself is. */
    public @Nullable String element() {
        return element;
    }

    /** One sentence with the place. */
    public String sentence() {
        String where = line == 0 ? "" : " (line " + line + (column > 0 ? ", column " + column : "") + ")";
        return getMessage() + where + ".";
    }
}
