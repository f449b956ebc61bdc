package org.habeas.ingest.source;

import static java.util.Objects.requireNonNullElse;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.contracts.Ids;
import org.habeas.kit.fetch.FetchException;
import org.habeas.kit.fetch.WebAddress;
import org.habeas.kit.problem.Conflict;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.PreconditionFailed;
import org.habeas.kit.problem.Unprocessable;
import org.jspecify.annotations.Nullable;

/** What operators do with sources. */
@ApplicationScoped
class SourceService {

    private static final Duration HOURLY = Duration.ofHours(1);

    private final SourceRepository sources;
    private final ItemRepository items;
    private final SourceSettings settings;
    private final Clock clock;

    SourceService(SourceRepository sources, ItemRepository items, SourceSettings settings, Clock clock) {
        this.sources = sources;
        this.items = items;
        this.settings = settings;
        this.clock = clock;
    }

    Optional<Source> find(UUID id) {
        return sources.find(id);
    }

    List<Source> list(Optional<UUID> after, int limit) {
        return sources.list(after, limit);
    }

    long count() {
        return sources.count();
    }

    SourceView view(Source source) {
        return SourceView.of(source, items.counts(source.id()), clock.instant());
    }

    List<SourceItem> items(UUID source, SourceItem.@Nullable State state, String after, int limit) {
        return items.list(source, state, after, limit);
    }

    /** Makes one; its key, where it needs one, is bound to the server of its address from now on. */
    Source add(SourceInput said) {
        String address = requireNonNullElse(said.address(), "");
        SourceKind kind = SourceKind.of(requireNonNullElse(said.kind(), ""))
                .orElseThrow(() -> new Unprocessable(
                        "Kinds are congress-api, govinfo-billstatus, feed and folder.",
                        FieldProblem.pointer("/kind", "unknown", "No such kind of source.")));
        boolean enabled = requireNonNullElse(said.enabled(), false);
        Instant now = now();
        Source source = new Source(
                Ids.newId(clock),
                requireNonNullElse(said.name(), ""),
                kind,
                address,
                SourceCheck.every(said.every(), HOURLY),
                enabled,
                new SourceDetail(
                        said.issuer(),
                        said.documentKind(),
                        said.language(),
                        said.tlp(),
                        requireNonNullElse(said.congresses(), List.of()),
                        requireNonNullElse(said.firstLoad(), List.of())),
                null,
                1,
                now,
                null,
                enabled ? now : null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                null);
        check(source);
        Source bound = withKeyOrigin(source);
        if (!sources.add(bound)) {
            throw new Conflict("There is a source called " + source.name() + " already.");
        }
        return bound;
    }

    /**
     * Changes what is said of one.
     *
     * @throws PreconditionFailed if somebody else has changed it meanwhile
     */
    Source change(Source was, SourceInput said) {
        if (said.kind() != null && !said.kind().equals(was.kind().code())) {
            throw new Unprocessable(
                    "A source stays of its kind; make another one.",
                    FieldProblem.pointer("/kind", "not-taken", "A source stays of its kind."));
        }
        boolean enabled = requireNonNullElse(said.enabled(), was.enabled());
        SourceDetail detail = was.detail();
        Source now = new Source(
                was.id(),
                requireNonNullElse(said.name(), was.name()),
                was.kind(),
                requireNonNullElse(said.address(), was.address()),
                SourceCheck.every(said.every(), was.every()),
                enabled,
                new SourceDetail(
                        said.issuer() == null ? detail.issuer() : said.issuer(),
                        said.documentKind() == null ? detail.documentKind() : said.documentKind(),
                        said.language() == null ? detail.language() : said.language(),
                        said.tlp() == null ? detail.tlp() : said.tlp(),
                        requireNonNullElse(said.congresses(), detail.congresses()),
                        requireNonNullElse(said.firstLoad(), detail.firstLoad())),
                was.keyOrigin(),
                was.revision() + 1,
                was.createdAt(),
                was.askedAt(),
                enabled ? now() : null,
                was.startedAt(),
                was.finishedAt(),
                was.succeededAt(),
                was.outcome(),
                was.outcomeDetail(),
                was.failures(),
                was.listedFrom(),
                was.leaseUntil());
        check(now);
        if (was.keyOrigin() != null && !was.keyOrigin().equals(origin(now.address()))) {
            throw new Unprocessable(
                    "The key of this source is for " + was.keyOrigin() + "; make another source for another server.",
                    FieldProblem.pointer("/address", "other-server", "The key is for another server."));
        }
        if (sources.isNameOfAnother(now.name(), now.id())) {
            throw new Conflict("There is a source called " + now.name() + " already.");
        }
        if (!sources.change(now)) {
            throw new PreconditionFailed(
                    "The source has changed since it was read; read it again and repeat the change.");
        }
        return now;
    }

    void delete(Source source) {
        sources.delete(source.id());
    }

    /** Notes that it is to be polled; the worker of some replica does it. */
    Source ask(Source source) {
        if (!source.enabled()) {
            throw new Conflict("The source is switched off; switch it on first (PATCH with enabled: true).");
        }
        sources.ask(source.id(), now());
        return sources.find(source.id()).orElse(source);
    }

    private void check(Source source) {
        SourceCheck.check(
                source.name(),
                source.kind(),
                source.address(),
                source.every(),
                source.detail(),
                settings,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private static Source withKeyOrigin(Source source) {
        return source.kind() != SourceKind.CONGRESS_API
                ? source
                : new Source(
                        source.id(),
                        source.name(),
                        source.kind(),
                        source.address(),
                        source.every(),
                        source.enabled(),
                        source.detail(),
                        origin(source.address()),
                        source.revision(),
                        source.createdAt(),
                        source.askedAt(),
                        source.nextPoll(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        0,
                        null,
                        null);
    }

    /** Of an address that was checked. */
    static String origin(String address) {
        try {
            WebAddress web = WebAddress.of(address);
            return web.uri().resolve("/").toString().replaceFirst("/$", "");
        } catch (FetchException e) {
            throw new IllegalStateException("an address of a source is none", e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
