package org.habeas.ingest.archive;

import java.io.IOException;

/**
 * What stopped the reading of one archive among those that lie in one another, as it passes through the libraries that read
 * the ones inside: they let an {@link IOException} of what they read from through.
 */
abstract sealed class LevelFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Level level;

    private LevelFailure(Level level, Exception cause) {
        super(cause.getMessage(), cause);
        this.level = level;
    }

    /** At which it is. */
    Level level() {
        return level;
    }

    /** What is reported of it. */
    abstract EntryException told();

    /** Nothing behind this place can be read of the archive. */
    static final class Broken extends LevelFailure {
        private static final long serialVersionUID = 1L;

        private final ArchiveException why;

        Broken(Level level, ArchiveException why) {
            super(level, why);
            this.why = why;
        }

        ArchiveException why() {
            return why;
        }

        @Override
        EntryException told() {
            return EntryException.of(why);
        }
    }

    /** The entry that was being read cannot be read any further; those behind it can. */
    static final class Damaged extends LevelFailure {
        private static final long serialVersionUID = 1L;

        private final EntryException why;

        Damaged(Level level, EntryException why) {
            super(level, why);
            this.why = why;
        }

        @Override
        EntryException told() {
            return why;
        }
    }
}
