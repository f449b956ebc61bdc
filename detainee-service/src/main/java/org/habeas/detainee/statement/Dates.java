package org.habeas.detainee.statement;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.habeas.language.edtf.Edtf;
import org.jspecify.annotations.Nullable;

/** Reads dates, each text once: a record of thousands of statements has few different dates, and reads each many times. */
final class Dates {

    /** So many days are some thirty years; beyond, all are read anew. */
    private static final int MOST = 10_000;

    private static final Map<String, Optional<Edtf>> READ = new ConcurrentHashMap<>();

    private Dates() {}

    /** The date, or null where there is none or the text is none. */
    static @Nullable Edtf of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (READ.size() > MOST) {
            READ.clear();
        }
        return READ.computeIfAbsent(text, Edtf::parse).orElse(null);
    }
}
