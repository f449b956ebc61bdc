package org.habeas.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.habeas.contracts.BillId;
import org.habeas.ingest.source.SourceItem.Listed;
import org.habeas.kit.fetch.FetchException;
import org.habeas.kit.fetch.FetchFault;
import org.habeas.kit.fetch.Fetcher;
import org.habeas.kit.fetch.WebAddress;

/**
 * Asks the API of congress.gov which bills have changed. It looks back further than to the last listing, for what the API calls changed can appear
 * late; a bill that is known in this version costs nothing more.
 */
@Singleton
class CongressLister implements Lister {

    private static final long LARGEST_PAGE = 8L * 1024 * 1024;
    private static final int ROWS = 250;
    private static final int MOST_PAGES = 400;
    private static final Duration LOOK_BACK = Duration.ofDays(1);
    private static final int FIRST_YEAR = 1789;

    private final Fetcher fetcher;

    CongressLister(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    @Override
    public boolean isFor(SourceKind kind) {
        return kind == SourceKind.CONGRESS_API;
    }

    @Override
    public void list(Poll poll) throws FetchException, Poll.Throttled {
        List<Integer> wanted = poll.source().detail().congresses();
        List<Integer> congresses = wanted.isEmpty() ? List.of(present(poll.now())) : wanted;
        for (int congress : congresses) {
            for (int page = 0; page < MOST_PAGES && page(poll, congress, page * ROWS); page++) {
                poll.flush(false);
            }
            poll.flush(false);
        }
    }

    private static int present(Instant now) {
        return (now.atZone(ZoneOffset.UTC).getYear() - FIRST_YEAR) / 2 + 1;
    }

    /** @return whether there may be another page */
    private boolean page(Poll poll, int congress, int offset) throws FetchException, Poll.Throttled {
        Instant from = poll.source().listedFrom();
        String since = from == null
                ? ""
                : "&fromDateTime=" + encoded(from.minus(LOOK_BACK)) + "&toDateTime=" + encoded(poll.now());
        WebAddress address = WebAddress.of(poll.source().address().replaceFirst("/$", "") + "/bill/" + congress
                + "?format=json&sort=updateDate+asc&limit=" + ROWS + "&offset=" + offset + since);
        JsonNode body = ApiAnswer.json(ApiAnswer.text(fetcher, poll.request(address, LARGEST_PAGE)));
        if (!body.path("bills").isArray()) {
            throw new FetchException(FetchFault.UNEXPECTED_ANSWER, "The API's answer has no list of bills.");
        }
        for (JsonNode bill : body.path("bills")) {
            id(bill).ifPresent(id -> poll.note(new Listed(id, version(bill), null), false));
        }
        return body.path("bills").size() == ROWS;
    }

    private static Optional<String> id(JsonNode bill) {
        return BillId.of(bill.path("congress").asText() + "-"
                        + bill.path("type").asText().toLowerCase(Locale.ROOT) + "-"
                        + bill.path("number").asText())
                .map(BillId::toString);
    }

    /** The one that includes texts changes with everything. */
    private static String version(JsonNode bill) {
        return bill.path("updateDateIncludingText")
                .asText(bill.path("updateDate").asText(""));
    }

    private static String encoded(Instant time) {
        return URLEncoder.encode(time.truncatedTo(ChronoUnit.SECONDS).toString(), StandardCharsets.UTF_8);
    }
}
