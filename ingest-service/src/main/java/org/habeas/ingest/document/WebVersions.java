package org.habeas.ingest.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one address gave, oldest first: a version stands where it was last seen, whichever of them was told first. */
record WebVersions(List<Version> all) {

    private static final Comparator<Version> ORDER =
            Comparator.comparing(Version::at).thenComparing(Version::document);

    /** @param at when the address last gave it */
    record Version(UUID document, Instant at) {}

    WebVersions {
        all = all.stream().sorted(ORDER).toList();
    }

    /** The same once it has given this document at this time as well; an earlier time than is known changes nothing. */
    WebVersions with(UUID document, Instant at) {
        List<Version> more = new ArrayList<>(all);
        int known = indexOf(document);
        if (known >= 0 && !all.get(known).at().isBefore(at)) {
            return this;
        }
        if (known >= 0) {
            more.remove(known);
        }
        more.add(new Version(document, at));
        return new WebVersions(more);
    }

    boolean has(UUID document) {
        return indexOf(document) >= 0;
    }

    @Nullable
    UUID before(UUID document) {
        int at = indexOf(document);
        return at <= 0 ? null : all.get(at - 1).document();
    }

    @Nullable
    UUID after(UUID document) {
        int at = indexOf(document);
        return at < 0 || at == all.size() - 1 ? null : all.get(at + 1).document();
    }

    private int indexOf(UUID document) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).document().equals(document)) {
                return i;
            }
        }
        return -1;
    }
}
