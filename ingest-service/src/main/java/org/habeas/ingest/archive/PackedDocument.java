package org.habeas.ingest.archive;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells documents that are ZIPs by their nature, as those of office programs, from archives of documents. */
final class PackedDocument {

    /** What ECMA-376 and OpenDocument have in every one. */
    private static final String OFFICE = "[Content_Types].xml";

    private static final String OPEN_DOCUMENT = "mimetype";

    /** With what else one can begin. */
    private static final List<String> FRONT = List.of("_rels/", "docProps/", "word/", "xl/", "ppt/");

    private static final int NAME_LENGTH = 26;
    private static final int NAME = 30;

    private PackedDocument() {}

    /** Whether an entry of this name says that the whole is one document. */
    static boolean isMark(String name) {
        return name.equals(OFFICE) || name.equals(OPEN_DOCUMENT);
    }

    /** Whether a ZIP is one document, as far as its first entry says. */
    static boolean begins(byte[] zip) {
        if (zip.length < NAME) {
            return false;
        }
        int length = (zip[NAME_LENGTH] & 0xff) | (zip[NAME_LENGTH + 1] & 0xff) << 8;
        String name = new String(zip, NAME, Math.min(length, zip.length - NAME), StandardCharsets.UTF_8);
        return isMark(name) || FRONT.stream().anyMatch(name::startsWith);
    }
}
