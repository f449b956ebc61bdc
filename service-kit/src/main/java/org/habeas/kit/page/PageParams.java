package org.habeas.kit.page;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What every list takes: how many, from where, and whether to count. */
public class PageParams {

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(200)
    @Parameter(description = "How many items at most, 1 to 200")
    public int limit = 50;

    @QueryParam("cursor")
    @Parameter(description = "The next of the page before")
    public @Nullable String cursor;

    @QueryParam("count")
    @Pattern(regexp = "exact", message = "can only be exact")
    @Parameter(description = "exact adds the total")
    public @Nullable String count;

    /** The keys after which this page starts, or empty on the first page. A foreign cursor is a 400. */
    public Optional<List<String>> after(int keys) {
        return cursor == null ? Optional.empty() : Optional.of(Cursor.decode(cursor, keys));
    }

    /** The same where pages of this list have cursors of two kinds. */
    public Optional<List<String>> after(int keys, int orKeys) {
        return cursor == null ? Optional.empty() : Optional.of(Cursor.decode(cursor, keys, orKeys));
    }

    public boolean exactCount() {
        return "exact".equals(count);
    }
}
