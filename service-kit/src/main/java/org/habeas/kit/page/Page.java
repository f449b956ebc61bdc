package org.habeas.kit.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next opaque cursor of the next page, null on the last
 * @param total how many there are in all, only where {@code count=exact} asked for it
 */
public record Page<T>(
        List<T> items,
        @Nullable String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total) {

    /**
     * A page cut from one row more than the limit: the extra row says that there is a next page and is not shown.
     *
     * @param keys the sort keys of a row, as the cursor keeps them
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, List<String>> keys, @Nullable Long total) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null, total);
        }
        List<T> shown = rows.subList(0, limit);
        return new Page<>(List.copyOf(shown), Cursor.encode(keys.apply(shown.getLast())), total);
    }

    public <U> Page<U> map(Function<T, U> f) {
        return new Page<>(items.stream().map(f).toList(), next, total);
    }
}
