package org.habeas.ingest.office;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.HabeasException;
import org.habeas.kit.problem.Unprocessable;
import org.habeas.kit.problem.UnsupportedMedia;

/** Why an office file is not read, in the words of its sender. The first seven are the reader's own answers. */
enum OfficeRefusal {
    ENCRYPTED("The file is encrypted. Send it without a password."),
    DAMAGED("The file is damaged or cut off: it cannot be read as what it begins as."),
    NO_TEXT("The file has no text; it may be made of scanned pages, which are not read. Send its text."),
    TOO_MUCH_TEXT("The file holds more than 16,000,000 characters of text. Send it in parts."),
    TOO_MANY_PAGES("The file has more than 20,000 pages. Send it in parts."),
    UNPACKS_TOO_LARGE("The file unpacks to far more than any document holds."),
    OTHER_FORMAT("This is an office file, but no text document: of those, PDF, DOCX, ODT, RTF and DOC are read."),
    TOO_SLOW("The file takes too long to read."),
    TOO_MUCH_MEMORY("The file takes too much memory to read."),
    READER_FAILED("The file ends the process that reads it.");

    private final String detail;

    OfficeRefusal(String detail) {
        this.detail = detail;
    }

    /** Whether to find it out took so much that it is not found out again. */
    boolean isCostly() {
        return this == TOO_SLOW || this == TOO_MUCH_MEMORY || this == READER_FAILED;
    }

    static Optional<OfficeRefusal> ofReader(String name) {
        return Arrays.stream(values())
                .filter(r -> !r.isCostly() && r.name().equals(name))
                .findFirst();
    }

    HabeasException exception() {
        FieldProblem problem =
                FieldProblem.pointer("/file", name().toLowerCase(Locale.ROOT).replace('_', '-'), detail);
        return this == OTHER_FORMAT ? new UnsupportedMedia(detail, problem) : new Unprocessable(detail, problem);
    }
}
