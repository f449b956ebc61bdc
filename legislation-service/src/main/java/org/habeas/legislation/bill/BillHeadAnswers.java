package org.habeas.legislation.bill;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import org.habeas.contracts.BillId;
import org.habeas.contracts.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told of one bill without any part, as it is sent. Nothing but the bill's row says what it is, so what was written of the
 * row as it stands is sent again: each time the database is asked whether it still stands so, and only where it does not is its view
 * unpacked and written anew. Who polls a bill costs little more than that question.
 */
@ApplicationScoped
class BillHeadAnswers {

    /** Characters of all answers together; of a usual bill some three thousand. */
    private static final long MOST_KEPT = 8_000_000;

    /**
     * An answer as it is sent.
     *
     * @param row which state of the bill's row it was made of
     */
    record Written(String row, long revision, String body) {}

    private final BillRepository bills;
    private final Cache<BillId, Written> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .<BillId, Written>weigher((id, answer) -> answer.body().length())
            .build();

    BillHeadAnswers(BillRepository bills) {
        this.bills = bills;
    }

    /** Empty if there is no such bill. */
    Optional<Written> find(BillId id) {
        @Nullable Written known = kept.getIfPresent(id);
        return bills.head(id, known == null ? "" : known.row()).map(found -> {
            BillHead head = found.head();
            if (head == null) {
                return Objects.requireNonNull(known, "only the view of a row that is known is left where it is");
            }
            Written written = new Written(found.row(), found.revision(), Json.text(BillAnswers.of(head, null, null)));
            kept.put(id, written);
            return written;
        });
    }
}
