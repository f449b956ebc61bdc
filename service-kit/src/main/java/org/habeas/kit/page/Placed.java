package org.habeas.kit.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item of a list, and the keys of its place in the walk: those after which the next page begins.
 *
 * @param keys as a {@link Cursor} keeps them
 */
public record Placed<T>(T item, List<String> keys) {

    /** A page of them, cut as {@link Page#of} does. */
    public static <T> Page<T> page(List<Placed<T>> rows, int limit, @Nullable Long total) {
        return Page.of(rows, limit, Placed::keys, total).map(Placed::item);
    }
}
