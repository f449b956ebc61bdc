package org.habeas.ingest.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.DocumentRecord.Oddity;
import org.habeas.ingest.archive.ArchiveException;
import org.habeas.ingest.archive.ArchiveFiles.Entry;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.kit.page.Cursor;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.HabeasException;
import org.habeas.kit.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** Why a file of an archive was refused, what is odd about one that was taken, or why the archive could not be read on. */
@Schema(name = "ImportError")
public record ImportError(
        @JsonIgnore long entry,

        @JsonIgnore int place,

        @Schema(
                description = "Of the file in the archive, in an archive inside it inner.zip!file.xml; null where the"
                        + " archive itself is meant")
        @Nullable
        String path,

        @Schema(
                description = "As in the problem that POST /v1/documents answers; of a file that was taken odd-name,"
                        + " markup-in-title, left-out, unknown-element, no-date, repeated-name or more-oddities; of the"
                        + " archive itself truncated-archive, unreadable-archive, empty-archive, too-much-unpacked,"
                        + " too-many-entries, too-much-memory, archive-gone or no-progress")
        String code,

        @Schema(description = "The same for everything with this code")
        String title,

        String detail,
        List<FieldProblem> errors,

        @Schema(description = "From 1, where a place is known") @Nullable
        Integer line,

        @Schema(description = "From 1, where a place is known") @Nullable
        Integer column,

        @JsonIgnore boolean isOdd,

        @Schema(description = "Of a file that was taken all the same; null in a dry run") @Nullable
        UUID documentId) {

    /** What a row is, as parameters and answers call it. */
    enum Severity {
        FAILURE,
        ODDITY;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Empty where none is asked for; another word is a 400. */
        static Optional<Severity> of(@Nullable String parameter) {
            if (parameter == null) {
                return Optional.empty();
            }
            for (Severity severity : values()) {
                if (severity.code().equals(parameter)) {
                    return Optional.of(severity);
                }
            }
            String detail = "severity is failure or oddity.";
            throw new InvalidRequest(detail, FieldProblem.parameter("severity", "unknown", detail));
        }
    }

    /** Where a row stands among those of its import, behind which a reader goes on. */
    record Place(long entry, int place) {

        static final Place FIRST = new Place(-1, 0);

        static Place of(List<String> keys) {
            try {
                return new Place(Long.parseLong(keys.get(0)), Integer.parseInt(keys.get(1)));
            } catch (NumberFormatException e) {
                throw Cursor.foreign();
            }
        }
    }

    /** The same where nothing was taken, so that there is no such document. */
    ImportError withoutDocument() {
        return new ImportError(entry, place, path, code, title, detail, errors, line, column, isOdd, null);
    }

    List<String> keys() {
        return List.of(Long.toString(entry), Integer.toString(place));
    }

    /** Whether the file, or the archive, was lost for it. */
    @JsonProperty
    @Schema(
            enumeration = {"failure", "oddity"},
            description = "An oddity keeps no file from being taken")
    public String severity() {
        return (isOdd ? Severity.ODDITY : Severity.FAILURE).code();
    }

    static ImportError refused(Entry file, HabeasException why) {
        BillStatusException place =
                why.getCause() instanceof BillStatusException known && known.line() > 0 ? known : null;
        return new ImportError(
                file.index(),
                0,
                file.path(),
                why.code().code(),
                why.code().title(),
                why.detail(),
                why.problems(),
                place == null ? null : (Integer) place.line(),
                place == null || place.column() <= 0 ? null : (Integer) place.column(),
                false,
                null);
    }

    /** @param detail says where it was logged */
    static ImportError failed(Entry file, String detail) {
        return plain(file.index(), file.path(), ErrorCode.INTERNAL.code(), ErrorCode.INTERNAL.title(), detail);
    }

    /** A row for each thing that is odd about a file which was taken. */
    static List<ImportError> odd(Entry file, List<Oddity> oddities, UUID document) {
        List<ImportError> rows = new ArrayList<>();
        for (Oddity odd : oddities) {
            rows.add(new ImportError(
                    file.index(),
                    rows.size(),
                    file.path(),
                    odd.code(),
                    odd.title(),
                    odd.detail(),
                    odd.pointer() == null
                            ? List.of()
                            : List.of(FieldProblem.pointer(odd.pointer(), odd.code(), odd.detail())),
                    odd.line(),
                    null,
                    true,
                    document));
        }
        return rows;
    }

    /** @param entry the first that was not read */
    static ImportError ofArchive(long entry, ArchiveException why) {
        return plain(entry, null, why.fault().code(), why.fault().title(), why.detail());
    }

    private static ImportError plain(long entry, @Nullable String path, String code, String title, String detail) {
        return new ImportError(entry, 0, path, code, title, detail, List.of(), null, null, false, null);
    }
}
