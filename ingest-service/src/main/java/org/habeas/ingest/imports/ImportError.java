package org.habeas.ingest.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.ingest.archive.ArchiveException;
import org.habeas.ingest.archive.ArchiveFiles.Entry;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.HabeasException;
import org.jspecify.annotations.Nullable;

/** Why a file of an archive was refused, what is odd about one that was taken, or why the archive could not be read on. */
@Schema(name = "ImportError")
public record ImportError(
        @JsonIgnore long entry,

        @Schema(description = "Of the file in the archive; null where the archive itself is meant") @Nullable
        String path,

        @Schema(
                description = "As in the problem that POST /v1/documents answers; odd-name for a file that was taken;"
                        + " of the archive itself truncated-archive, unreadable-archive, empty-archive,"
                        + " too-much-unpacked, too-much-memory, archive-gone or no-progress")
        String code,

        @Schema(description = "The same for everything with this code")
        String title,

        String detail,
        List<FieldProblem> errors,

        @Schema(description = "From 1, where a place is known") @Nullable
        Integer line,

        @Schema(description = "From 1, where a place is known") @Nullable
        Integer column,

        @Schema(description = "Of a file that was taken all the same") @Nullable
        UUID documentId) {

    private static final String ODD_NAME = "odd-name";

    static ImportError refused(Entry file, HabeasException why) {
        BillStatusException place =
                why.getCause() instanceof BillStatusException known && known.line() > 0 ? known : null;
        return new ImportError(
                file.index(),
                file.path(),
                why.code().code(),
                why.code().title(),
                why.detail(),
                why.problems(),
                place == null ? null : (Integer) place.line(),
                place == null || place.column() <= 0 ? null : (Integer) place.column(),
                null);
    }

    /** @param detail says where it was logged */
    static ImportError failed(Entry file, String detail) {
        return plain(file.index(), file.path(), ErrorCode.INTERNAL.code(), ErrorCode.INTERNAL.title(), detail, null);
    }

    static ImportError oddName(Entry file, String named, String held, UUID document) {
        return plain(
                file.index(),
                file.path(),
                ODD_NAME,
                "The name of the file is that of another bill",
                "It is called as the file of " + named + " is, and holds " + held + ", as which it was taken.",
                document);
    }

    /** @param entry the first that was not read */
    static ImportError ofArchive(long entry, ArchiveException why) {
        return plain(entry, null, why.fault().code(), why.fault().title(), why.detail(), null);
    }

    private static ImportError plain(
            long entry, @Nullable String path, String code, String title, String detail, @Nullable UUID document) {
        return new ImportError(entry, path, code, title, detail, List.of(), null, null, document);
    }
}
