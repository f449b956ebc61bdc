package org.habeas.ingest.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.habeas.ingest.source.SourceItem.Listed;
import org.habeas.kit.fetch.FetchException;
import org.habeas.kit.fetch.FetchFault;
import org.habeas.kit.fetch.FetchRequest;
import org.habeas.kit.fetch.WebAddress;

/** One poll of one source by one replica: what it may ask for, and whether it still holds the source. */
final class Poll {

    /** So many rows are noted at once; a listing is never in memory as a whole. */
    static final int BATCH = 500;

    private final Source source;
    private final UUID replica;
    private final SourceRepository sources;
    private final ItemRepository items;
    private final SourceSettings settings;
    private final Clock clock;
    private final BooleanSupplier running;
    private final List<Listed> listed = new ArrayList<>();
    private Instant renewAt = Instant.MIN;

    Poll(
            Source source,
            UUID replica,
            SourceRepository sources,
            ItemRepository items,
            SourceSettings settings,
            Clock clock,
            BooleanSupplier running) {
        this.source = source;
        this.replica = replica;
        this.sources = sources;
        this.items = items;
        this.settings = settings;
        this.clock = clock;
        this.running = running;
    }

    /** The poll ends here for now: its source wants fewer requests. */
    static final class Throttled extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Instant until;

        Throttled(Instant until) {
            super("until " + until);
            this.until = until;
        }

        Instant until() {
            return until;
        }
    }

    /** The source is another replica's by now, or nobody's, or this one stops: whatever is left, others do. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    Source source() {
        return source;
    }

    Instant now() {
        return clock.instant();
    }

    /** @throws Lost if this replica no longer polls it */
    void holds() {
        if (!running.getAsBoolean()) {
            throw new Lost();
        }
        Instant now = clock.instant();
        if (now.isBefore(renewAt)) {
            return;
        }
        if (!sources.renew(source.id(), replica, settings.lease())) {
            throw new Lost();
        }
        renewAt = now.plus(settings.lease().dividedBy(5));
    }

    /** Notes what is listed, some at a time. */
    void note(Listed item, boolean rising) {
        listed.add(item);
        if (listed.size() >= BATCH) {
            flush(rising);
        }
    }

    void flush(boolean rising) {
        holds();
        if (!listed.isEmpty()) {
            items.note(source.id(), listed, rising, clock.instant());
            listed.clear();
        }
    }

    /**
     * A request to the source's own server, counted where that has a limit, with the key where it needs one.
     *
     * @throws Throttled if it is one too many for this hour
     */
    FetchRequest request(WebAddress address, long maxBytes) throws Throttled, FetchException {
        holds();
        if (source.kind() != SourceKind.CONGRESS_API) {
            return FetchRequest.of(address, maxBytes);
        }
        Optional<Instant> free = sources.request(source.id(), settings.congressRequestsPerHour(), clock.instant());
        if (free.isPresent()) {
            throw new Throttled(free.get());
        }
        String origin = SourceService.origin(address.toString());
        boolean isItsOwn = origin.equals(source.keyOrigin()) && origin.equals(settings.congressKeyOrigin());
        Optional<String> key = settings.congressKey().filter(k -> !k.isBlank() && isItsOwn);
        if (isItsOwn && key.isEmpty()) {
            throw new FetchException(
                    FetchFault.DENIED,
                    "There is no key for the API: an operator gives it with habeas.sources.congress-key.");
        }
        return FetchRequest.of(address, maxBytes)
                .withSecrets(key.map(k -> Map.of("X-Api-Key", k)).orElse(Map.of()));
    }

    /** How long it takes until what failed so often is tried again: twice as long each time, not all at the same moment. */
    Duration backOff(int failures) {
        long millis = settings.backOff().toMillis() << Math.clamp(failures - 1, 0, 10);
        return Duration.ofMillis((long) (Math.min(millis, Duration.ofHours(12).toMillis())
                * (0.8 + 0.4 * ThreadLocalRandom.current().nextDouble())));
    }
}
