package org.habeas.ingest.billstatus;

import org.habeas.contracts.DocumentRecord.Oddity;
import org.jspecify.annotations.Nullable;

/** What can be odd about a file that is taken all the same. */
public enum OddityCode {
    ODD_NAME("odd-name", "The name of the file is that of another bill"),
    MARKUP_IN_TITLE("markup-in-title", "A title has markup in it"),
    LEFT_OUT("left-out", "Something that says too little, or cannot be, was left out"),
    UNKNOWN_ELEMENT("unknown-element", "Something that Habeas does not read"),
    NO_DATE("no-date", "Nobody said of which day the register is"),
    ASSUMED_CHARSET("assumed-charset", "The file does not say in which charset it is written"),
    PARTLY_READ("partly-read", "Part of the file could not be read"),
    ATTACHMENT_NOT_READ("attachment-not-read", "A file that is attached was not read"),
    HIDDEN_CHARACTERS("hidden-characters", "The text has characters that nobody sees and that turn it around"),
    MORE("more-oddities", "More is odd than is listed");

    private final String code;
    private final String title;

    OddityCode(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** @param detail one sentence */
    public Oddity of(String detail) {
        return new Oddity(code, title, detail, null, null);
    }

    /** @param detail one sentence about this place of the file */
    Oddity at(XmlNode node, String detail) {
        @Nullable String pointer = node.pointer() == null ? "/" + node.name() : node.pointer();
        return new Oddity(code, title, detail, pointer, node.line() > 0 ? node.line() : null);
    }
}
