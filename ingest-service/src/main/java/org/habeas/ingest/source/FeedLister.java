package org.habeas.ingest.source;

import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.ingest.source.SourceItem.Listed;
import org.habeas.kit.fetch.FetchException;
import org.habeas.kit.fetch.FetchFault;
import org.habeas.kit.fetch.FetchRequest;
import org.habeas.kit.fetch.Fetched;
import org.habeas.kit.fetch.Fetcher;
import org.habeas.kit.fetch.WebAddress;
import org.jspecify.annotations.Nullable;

/** Reads feeds and sitemaps; an index of sitemaps is followed one level down, and one that cannot be read keeps none of the others out. */
@Singleton
class FeedLister implements Lister {

    private static final long LARGEST = 64L * 1024 * 1024;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_SITEMAPS = 2_000;
    private static final Pattern BILL = Pattern.compile(".*/BILLSTATUS-[0-9]{1,3}[a-z]{1,7}[0-9]{1,6}\\.xml");
    private static final Pattern CONGRESS =
            Pattern.compile("(?:.*/)?(?:BILLSTATUS-|BILLSTATUS/)?([0-9]{2,3})[a-z]{1,7}[0-9]*(?:/|\\.).*");

    private final Fetcher fetcher;
    private final ListingRepository listings;

    FeedLister(Fetcher fetcher, ListingRepository listings) {
        this.fetcher = fetcher;
        this.listings = listings;
    }

    @Override
    public boolean isFor(SourceKind kind) {
        return kind == SourceKind.FEED || kind == SourceKind.BILLSTATUS;
    }

    @Override
    public void list(Poll poll) throws FetchException, Poll.Throttled {
        Map<String, Optional<Instant>> more = new LinkedHashMap<>();
        one(poll, poll.source().address(), more);
        @Nullable FetchException first = null;
        Set<String> seen = new HashSet<>();
        for (String address : more.keySet()) {
            if (isWanted(poll.source(), address) && seen.add(address)) {
                try {
                    one(poll, address, null);
                } catch (FetchException e) {
                    if (e.fault() == FetchFault.BUSY) {
                        throw e;
                    }
                    first = first == null ? e : first;
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void one(Poll poll, String address, @Nullable Map<String, Optional<Instant>> more)
            throws FetchException, Poll.Throttled {
        WebAddress web = WebAddress.of(address);
        UUID source = poll.source().id();
        FetchRequest request = poll.request(web, LARGEST)
                .within(LONGEST)
                .unlessStill(listings.read(source, address).orElse(null));
        try {
            Fetched<Boolean> fetched = fetcher.fetch(request, (in, length) -> {
                Listing.read(in, (isIndex, link, inText, time) -> {
                    if (!isIndex) {
                        items(poll, web, link, inText, time);
                    } else if (more != null && more.size() < MOST_SITEMAPS) {
                        link.flatMap(l -> absolute(web, l)).ifPresent(l -> more.put(l, time));
                    }
                });
                poll.flush(true);
                return more == null || more.isEmpty();
            });
            switch (fetched) {
                case Fetched.Unchanged<Boolean> unchanged -> {
                    // everything that it lists is noted already
                }
                case Fetched.Found<Boolean> found -> {
                    if (found.body()) { // an index is read each time: a sitemap of it may have failed
                        listings.note(source, address, found.validator());
                    }
                }
            }
        } catch (UncheckedIOException e) {
            throw new FetchException(
                    FetchFault.UNEXPECTED_ANSWER,
                    String.valueOf(
                            e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
        }
    }

    private static void items(
            Poll poll, WebAddress base, Optional<String> link, Set<String> inText, Optional<Instant> time) {
        String version = time.map(Instant::toString).orElse("");
        String dated = time.map(t -> LocalDate.ofInstant(t, ZoneOffset.UTC).toString())
                .filter(day -> poll.source().kind() == SourceKind.FEED)
                .orElse(null);
        Set<String> all = new HashSet<>();
        link.flatMap(l -> absolute(base, l)).ifPresent(all::add);
        if (poll.source().kind() == SourceKind.BILLSTATUS) {
            all.addAll(inText);
            all.removeIf(l -> !BILL.matcher(l).matches());
        }
        all.stream()
                .filter(l -> isWanted(poll.source(), l))
                .forEach(l -> poll.note(new Listed(l, version, dated), true));
    }

    /** Whether it is of a Congress that is wanted, where its address says of which it is. */
    private static boolean isWanted(Source source, String address) {
        if (source.kind() != SourceKind.BILLSTATUS
                || source.detail().congresses().isEmpty()) {
            return true;
        }
        Matcher named = CONGRESS.matcher(address);
        return !named.matches() || source.detail().congresses().contains(Integer.parseInt(named.group(1)));
    }

    private static Optional<String> absolute(WebAddress base, String link) {
        try {
            return Optional.of(
                    WebAddress.of(base.uri().resolve(link.strip()).toString()).toString());
        } catch (FetchException | IllegalArgumentException e) {
            return Optional.empty(); // a link that leads nowhere is nothing that could be fetched
        }
    }
}
