package org.habeas.ingest.archive;

/** What can be wrong with an archive as a whole, so that nothing behind it can be read. The code is stable; titles may be reworded. */
public enum ArchiveFault {
    TRUNCATED("truncated-archive", "The archive ends too early"),
    UNREADABLE("unreadable-archive", "The archive cannot be read on"),
    EMPTY("empty-archive", "The archive holds no file"),
    TOO_MUCH("too-much-unpacked", "The archive unpacks to more than is accepted"),
    TOO_MANY("too-many-entries", "The archive has more entries than are accepted"),
    MEMORY("too-much-memory", "The archive needs more memory than is allowed"),
    GONE("archive-gone", "The archive is no longer here"),
    STUCK("no-progress", "The import did not get on");

    private final String code;
    private final String title;

    ArchiveFault(String code, String title) {
        this.code = code;
        this.title = title;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }
}
