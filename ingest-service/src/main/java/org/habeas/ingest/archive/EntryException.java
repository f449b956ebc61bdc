package org.habeas.ingest.archive;

/** A file of an archive, or an archive inside it, that cannot be read, although what lies behind it can. */
public final class EntryException extends Exception {
    private static final long serialVersionUID = 1L;

    static final String DAMAGED = "damaged";

    /** A file that is larger than was asked for. */
    public static final String TOO_LARGE = "too-large";

    private final String code;

    EntryException(String code, String detail) {
        super(detail);
        this.code = code;
    }

    /** Of an archive in which something is wrong as a whole. */
    static EntryException of(ArchiveException e) {
        return new EntryException(e.fault().code(), e.detail());
    }

    /** What is wrong, in a word that does not change. */
    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
