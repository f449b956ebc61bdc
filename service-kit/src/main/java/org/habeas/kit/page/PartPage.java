package org.habeas.kit.page;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Pages of a list that is kept whole in its record. */
public final class PartPage {

    private PartPage() {}

    /**
     * The page after the element that the cursor names. If elements came or went before it, it is found by its key; if it
     * went itself, the walk goes on where it stood.
     */
    public static <T> Page<T> of(List<T> all, Function<T, String> key, PageParams params) {
        int from = params.after(2).map(keys -> following(all, key, keys)).orElse(0);
        int to = Math.min(all.size(), from + params.limit);
        List<T> shown = List.copyOf(all.subList(from, to));
        String next =
                to == all.size() ? null : Cursor.encode(List.of(Integer.toString(to - 1), key.apply(all.get(to - 1))));
        return new Page<>(shown, next, params.exactCount() ? (long) all.size() : null);
    }

    private static <T> int following(List<T> all, Function<T, String> key, List<String> keys) {
        int stood = position(keys.get(0));
        int nearest = -1;
        for (int i = 0; i < all.size(); i++) {
            if (Objects.equals(key.apply(all.get(i)), keys.get(1))
                    && (nearest < 0 || Math.abs(i - stood) < Math.abs(nearest - stood))) {
                nearest = i;
            }
        }
        return nearest < 0 ? Math.clamp(stood, 0, all.size()) : nearest + 1;
    }

    private static int position(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Cursor.foreign();
        }
    }
}
