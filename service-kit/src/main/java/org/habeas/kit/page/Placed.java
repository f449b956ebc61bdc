package org.habeas.kit.page;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An item of a list and its place in the walk.
 *
 * @param place the keys after which the next page begins, as a {@link Cursor} keeps them; found when they are asked for, which is for one
 *     item of a page
 */
public record Placed<T>(T item, Supplier<List<String>> place) {

    public static <T> Placed<T> at(T item, List<String> keys) {
        return new Placed<>(item, () -> keys);
    }

    public List<String> keys() {
        return place.get();
    }

    /** A page of them, cut as {@link Page#of} does. */
    public static <T> Page<T> page(List<Placed<T>> rows, int limit, @Nullable Long total) {
        return Page.of(rows, limit, Placed::keys, total).map(Placed::item);
    }
}
