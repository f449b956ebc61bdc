package org.habeas.ingest.office;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The formats that the reader takes, told by what a file begins with and what lies in it, never by its name. */
public enum OfficeFormat {
    PDF('P', "application/pdf"),
    DOCX('X', "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ODT('O', "application/vnd.oasis.opendocument.text"),
    DOC('W', "application/msword"),
    RTF('R', "application/rtf");

    private static final byte[] OLE = {
        (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
    };
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** A PDF may have something before it begins. */
    private static final int PDF_WITHIN = 1_024;

    /** The parts of a package are named where each begins and once more at its end. */
    private static final int NAMED_WITHIN = 65_536;

    private final char sign;
    private final String mediaType;

    OfficeFormat(char sign, String mediaType) {
        this.sign = sign;
        this.mediaType = mediaType;
    }

    /** What the reader knows it by. */
    char sign() {
        return sign;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What a file means to be, sound or not; of a package its first and its last 64 KiB are looked at. */
    public static Optional<OfficeFormat> of(byte[] bytes) {
        if (isAt(bytes, 0, OLE)) {
            return Optional.of(DOC);
        }
        if (isAt(bytes, 0, ZIP)) {
            return ofPackage(bytes);
        }
        if (isAt(bytes, first(bytes), ascii("{\\rtf"))) {
            return Optional.of(RTF);
        }
        return has(bytes, 0, PDF_WITHIN, "%PDF-") && isBinaryOrFirst(bytes) ? Optional.of(PDF) : Optional.empty();
    }

    private static Optional<OfficeFormat> ofPackage(byte[] bytes) {
        if (has(bytes, 0, 200, "mimetypeapplication/vnd.oasis.opendocument.")) {
            return Optional.of(ODT);
        }
        int last = Math.max(0, bytes.length - NAMED_WITHIN);
        boolean isOffice = has(bytes, 0, NAMED_WITHIN, "[Content_Types].xml")
                || has(bytes, last, bytes.length, "[Content_Types].xml")
                || has(bytes, 0, NAMED_WITHIN, "word/document.xml");
        return isOffice ? Optional.of(DOCX) : Optional.empty();
    }

    /** A text may speak of the mark of a PDF; a file that has it behind other text is one only where it is no text. */
    private static boolean isBinaryOrFirst(byte[] bytes) {
        if (isAt(bytes, first(bytes), ascii("%PDF-"))) {
            return true;
        }
        for (int i = 0; i < Math.min(bytes.length, NAMED_WITHIN); i++) {
            if (bytes[i] >= 0 && bytes[i] < '\t') {
                return true;
            }
        }
        return false;
    }

    private static int first(byte[] bytes) {
        int at = isAt(bytes, 0, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}) ? 3 : 0;
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] >= '\t' && bytes[at] <= '\r')) {
            at++;
        }
        return at;
    }

    private static boolean has(byte[] bytes, int from, int to, String words) {
        byte[] mark = ascii(words);
        for (int at = from; at <= Math.min(to, bytes.length) - mark.length; at++) {
            if (isAt(bytes, at, mark)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(byte[] bytes, int at, byte[] mark) {
        if (at + mark.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (bytes[at + i] != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String words) {
        return words.getBytes(StandardCharsets.US_ASCII);
    }
}
