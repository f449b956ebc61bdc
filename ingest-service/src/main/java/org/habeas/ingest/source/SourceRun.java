package org.habeas.ingest.source;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.habeas.ingest.source.SourceItem.Listed;
import org.habeas.ingest.source.SourceRepository.Ended;
import org.habeas.kit.fetch.FetchException;
import org.habeas.kit.fetch.FetchFault;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.Failures;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.HabeasException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Polls one source: notes what it lists, then takes what is due, one after another. What fails is noted with its reason and tried again later and later,
 * at last no more; it keeps nothing else from being taken.
 */
@Singleton
class SourceRun {

    private static final Logger LOG = Logger.getLogger(SourceRun.class);
    private static final int TRIES = 8;
    private static final int TRIES_OF_WHAT_LASTS = 3;
    private static final Duration SOONEST = Duration.ofSeconds(5);

    private final SourceRepository sources;
    private final ItemRepository items;
    private final SourceSettings settings;
    private final List<Lister> listers;
    private final List<Taker> takers;
    private final Clock clock;

    SourceRun(
            SourceRepository sources,
            ItemRepository items,
            SourceSettings settings,
            @All List<Lister> listers,
            @All List<Taker> takers,
            Clock clock) {
        this.sources = sources;
        this.items = items;
        this.settings = settings;
        this.listers = listers;
        this.takers = takers;
        this.clock = clock;
    }

    /** How a poll went, before it is noted. */
    private record Went(
            String outcome,
            @Nullable String detail,
            @Nullable Instant until) {

        static final Went WELL = new Went("ok", null, null);

        static Went of(FetchException e, Instant now) {
            return new Went(
                    e.fault().code(),
                    e.sentence(),
                    e.retryAfter().map(now::plus).orElse(null));
        }

        static Went throttled(Instant until) {
            return new Went("throttled", "The hour's requests are used up; it goes on at " + until + ".", until);
        }

        boolean isWell() {
            return this == WELL;
        }
    }

    /** @throws Poll.Lost if another replica has it meanwhile */
    void run(Source source, UUID replica, BooleanSupplier running) throws InterruptedException {
        Poll poll = new Poll(source, replica, sources, items, settings, clock, running);
        Instant began = clock.instant();
        Went listed = list(poll);
        Went went = listed.until() == null ? all(poll, listed) : listed;
        end(poll, replica, went, listed.isWell() ? began : null);
    }

    private Went list(Poll poll) {
        Source source = poll.source();
        if (source.listedFrom() == null) {
            source.detail().firstLoad().forEach(archive -> poll.note(new Listed(archive, "first", null), true));
            poll.flush(true);
        }
        try {
            lister(source).list(poll);
            return Went.WELL;
        } catch (FetchException e) {
            poll.flush(true);
            return Went.of(e, clock.instant());
        } catch (Poll.Throttled e) {
            return Went.throttled(e.until());
        } catch (Poll.Lost e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            if (Failures.isTransient(e)) {
                throw e;
            }
            LOG.errorf(e, "source %s could not be listed", source.id());
            return new Went(ErrorCode.INTERNAL.code(), "Something failed on our side; it was logged.", null);
        }
    }

    /** Takes what is due until nothing is, or until the source wants fewer requests. */
    private Went all(Poll poll, Went listed) throws InterruptedException {
        while (true) {
            poll.holds();
            Instant now = clock.instant();
            Optional<SourceItem> item = items.begin(poll.source().id(), now, now.plus(poll.backOff(TRIES)));
            if (item.isEmpty()) {
                return listed;
            }
            Optional<Went> stop = one(poll, item.get());
            if (stop.isPresent()) {
                return stop.get();
            }
        }
    }

    /** @return why the poll ends here, if it does */
    private Optional<Went> one(Poll poll, SourceItem item) throws InterruptedException {
        UUID source = poll.source().id();
        try {
            Taker.Taken taken = taker(poll.source(), item).take(poll, item);
            items.done(source, item, taken.document(), taken.validator());
        } catch (Poll.Throttled e) {
            items.postpone(source, item, clock.instant());
            return Optional.of(Went.throttled(e.until()));
        } catch (FetchException e) {
            if (e.fault() == FetchFault.BUSY) {
                items.postpone(source, item, clock.instant());
                return Optional.of(Went.of(e, clock.instant()));
            }
            boolean mayPass = e.fault().kind() == FetchFault.Kind.PASSING;
            fail(
                    poll,
                    item,
                    e.fault().code(),
                    e.sentence(),
                    mayPass,
                    e.retryAfter().orElse(Duration.ZERO));
        } catch (HabeasException e) {
            String code = e.problems().stream()
                    .map(FieldProblem::code)
                    .findFirst()
                    .orElse(e.code().code());
            fail(poll, item, code, e.detail(), e.code().status() >= ErrorCode.INTERNAL.status(), Duration.ZERO);
        } catch (IOException e) {
            fail(poll, item, "unreadable", "It could not be read from the disk.", true, Duration.ZERO);
        } catch (Poll.Lost e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            if (Failures.isTransient(e)) {
                items.postpone(source, item, clock.instant());
                throw e;
            }
            LOG.errorf(e, "item of source %s failed", source);
            fail(
                    poll,
                    item,
                    ErrorCode.INTERNAL.code(),
                    "Something failed on our side; it was logged.",
                    true,
                    Duration.ZERO);
        }
        return Optional.empty();
    }

    /** @param atLeast what the server asks for */
    private void fail(Poll poll, SourceItem item, String code, String reason, boolean mayPass, Duration atLeast) {
        Duration backOff = poll.backOff(item.tries());
        boolean isLast = item.tries() >= (mayPass ? TRIES : TRIES_OF_WHAT_LASTS);
        items.failed(
                poll.source().id(),
                item,
                code,
                reason,
                isLast ? null : clock.instant().plus(backOff.compareTo(atLeast) < 0 ? atLeast : backOff));
    }

    private void end(Poll poll, UUID replica, Went went, @Nullable Instant listedFrom) {
        Source source = poll.source();
        Instant now = clock.instant();
        int failures = went.isWell() ? 0 : source.failures() + 1;
        Instant regular = now.plus(source.every());
        Instant next = regular;
        if (went.until() != null) {
            next = went.until();
        } else if (!went.isWell()) {
            Instant again = now.plus(poll.backOff(failures));
            next = again.isBefore(regular) ? again : regular;
        }
        if (went.until() == null) {
            Instant due = items.nextDue(source.id()).orElse(next);
            next = due.isBefore(next) ? due : next;
        }
        Instant soonest = now.plus(SOONEST);
        sources.end(
                source,
                replica,
                new Ended(
                        went.outcome(),
                        went.detail(),
                        went.isWell(),
                        failures,
                        next.isBefore(soonest) ? soonest : next,
                        listedFrom),
                now);
    }

    private Lister lister(Source source) {
        return listers.stream().filter(l -> l.isFor(source.kind())).findFirst().orElseThrow();
    }

    /** Archives of a first load are fetched as files of the web, whatever the source is. */
    private Taker taker(Source source, SourceItem item) {
        SourceKind kind = source.detail().firstLoad().contains(item.key()) ? SourceKind.BILLSTATUS : source.kind();
        return takers.stream().filter(t -> t.isFor(kind)).findFirst().orElseThrow();
    }
}
