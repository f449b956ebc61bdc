package org.habeas.ingest.archive;

import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.MemoryLimitException;

/** An archive that cannot be read any further; what was read of it before is right. */
public final class ArchiveException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ArchiveFault fault;

    public ArchiveException(ArchiveFault fault, String detail) {
        this(fault, detail, null);
    }

    ArchiveException(ArchiveFault fault, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.fault = fault;
    }

    public ArchiveFault fault() {
        return fault;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /** What a failure of one of the libraries means. They have no exceptions of their own for most of it. */
    static ArchiveException of(Throwable failure) {
        if (failure instanceof ArchiveBounds.Exceeded exceeded) {
            return new ArchiveException(exceeded.fault(), exceeded.detail(), failure);
        }
        if (failure instanceof MemoryLimitException) {
            return new ArchiveException(
                    ArchiveFault.MEMORY, "It was compressed with a larger dictionary than is accepted.", failure);
        }
        boolean cut = failure instanceof EOFException
                || failure instanceof IOException
                        && String.valueOf(failure.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains("truncated");
        return cut
                ? new ArchiveException(ArchiveFault.TRUNCATED, "The archive is cut off; send it again.", failure)
                : new ArchiveException(ArchiveFault.UNREADABLE, "The archive is damaged here.", failure);
    }
}
