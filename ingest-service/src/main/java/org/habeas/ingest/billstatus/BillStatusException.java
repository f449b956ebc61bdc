package org.habeas.ingest.billstatus;

import org.jspecify.annotations.Nullable;

/** A bill's file that cannot be read, with the place where that shows. */
public final class BillStatusException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final @Nullable String element;
    private final @Nullable String pointer;
    private final boolean malformed;

    BillStatusException(String message, int line, int column, @Nullable String element) {
        this(message, line, column, element, element == null);
    }

    private BillStatusException(String message, int line, int column, @Nullable String element, boolean malformed) {
        super(message);
        this.malformed = malformed;
        this.line = line;
        this.column = column;
        this.element = element;
        this.pointer = element == null ? null : "/" + element;
    }

    private BillStatusException(String message, XmlNode node) {
        this(message, node, node.name(), node.pointer());
    }

    /** @param what is wrong with the element, as a sentence that begins with it goes on */
    public static BillStatusException of(XmlNode node, String what) {
        return new BillStatusException(node.called() + " " + what, node);
    }

    private BillStatusException(String message, XmlNode node, String element, @Nullable String pointer) {
        super(message);
        this.malformed = false;
        this.line = node.line();
        this.column = node.column();
        this.element = element;
        this.pointer = pointer == null ? "/" + element : pointer;
    }

    /** A document that is no JSON at all from this place on. */
    public static BillStatusException malformed(String message, int line, int column) {
        return malformed(message, line, column, null);
    }

    /** @param element that is open where the document is no XML any more; null outside of all */
    static BillStatusException malformed(String message, int line, int column, @Nullable String element) {
        return new BillStatusException(message, line, column, element, true);
    }

    /** A child that an element lacks. */
    public static BillStatusException missing(XmlNode node, String child) {
        String pointer = node.pointer() == null ? null : node.pointer() + "/" + child;
        return new BillStatusException(node.calledBelow(child) + " is missing", node, child, pointer);
    }

    /** Whether it is not of its form at all, whatever it would say. */
    public boolean isMalformed() {
        return malformed;
    }

    /** From 1; 0 where no place is known. */
    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** A JSON pointer to what is wrong or missing; of XML the element's name behind a slash. Null where the file as a whole is. */
    public @Nullable String pointer() {
        return pointer;
    }

    /** The element that is wrong or missing, or inside which the XML itself is wrong; null outside of all. */
    public @Nullable String element() {
        return element;
    }

    /** One sentence with the place. */
    public String sentence() {
        String where = line == 0 ? "" : " (line " + line + (column > 0 ? ", column " + column : "") + ")";
        return getMessage() + where + ".";
    }
}
