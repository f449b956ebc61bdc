package org.habeas.legislation.status;

import java.util.Objects;
import java.util.TreeSet;

/** Texts of which none ends with another; whether a text is at the end of one, or one at its end, is found without a walk. */
final class Endings {

    /** Written backwards, so that a common end is a common beginning, and what begins alike stands together. */
    private final TreeSet<String> backwards = new TreeSet<>();

    /** Takes a text; false if it ends with one that is here, or one with it. */
    boolean add(String text) {
        String sought = new StringBuilder(text).reverse().toString();
        boolean known =
                Objects.requireNonNullElse(backwards.ceiling(sought), "\0").startsWith(sought)
                        || sought.startsWith(Objects.requireNonNullElse(backwards.floor(sought), "\0"));
        return !known && backwards.add(sought);
    }
}
