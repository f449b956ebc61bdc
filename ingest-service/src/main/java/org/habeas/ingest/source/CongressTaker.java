package org.habeas.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.habeas.contracts.BillId;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.congressapi.CongressApiReader;
import org.habeas.ingest.document.DocumentRoom;
import org.habeas.ingest.document.DocumentService;
import org.habeas.ingest.document.WebFetch;
import org.habeas.kit.fetch.FetchException;
import org.habeas.kit.fetch.FetchFault;
import org.habeas.kit.fetch.Fetcher;
import org.habeas.kit.fetch.WebAddress;

/** Asks the API for everything about one bill, part by part and page by page, and makes one document of the answers. */
@Singleton
class CongressTaker implements Taker {

    private static final int ROWS = 250;

    private final Fetcher fetcher;
    private final DocumentService documents;
    private final DocumentRoom room;

    CongressTaker(Fetcher fetcher, DocumentService documents, DocumentRoom room) {
        this.fetcher = fetcher;
        this.documents = documents;
        this.room = room;
    }

    @Override
    public boolean isFor(SourceKind kind) {
        return kind == SourceKind.CONGRESS_API;
    }

    @Override
    public Taken take(Poll poll, SourceItem item) throws FetchException, Poll.Throttled, InterruptedException {
        Instant at = poll.now();
        BillId bill = BillId.parse(item.key());
        String base = poll.source().address().replaceFirst("/$", "") + "/bill/"
                + item.key().replace('-', '/');
        List<String> answers = new ArrayList<>();
        long left = documents.maxBytes();
        String told = answer(poll, base + "?format=json", left);
        answers.add(told);
        left -= told.length();
        JsonNode counts = bill(told, bill);
        for (Map.Entry<String, String> part : CongressApiReader.parts().entrySet()) {
            JsonNode count = counts.path(part.getKey());
            int rows = count.path("countIncludingWithdrawnCosponsors")
                    .asInt(count.path("count").asInt(0));
            for (int offset = 0; offset < rows; offset += ROWS) {
                String page = answer(
                        poll, base + "/" + part.getValue() + "?format=json&limit=" + ROWS + "&offset=" + offset, left);
                answers.add(page);
                left -= page.length();
            }
        }
        byte[] document = ("[" + String.join(",\n", answers) + "]").getBytes(StandardCharsets.UTF_8);
        try (DocumentRoom.Place place = room.await(document.length)) {
            return new Taken(
                    documents
                            .takeFetched(
                                    document,
                                    item.key() + ".json",
                                    new WebFetch(base, at),
                                    poll.source().detail().ofBill(base),
                                    subject(poll.source()),
                                    Tlp.CLEAR)
                            .document()
                            .id(),
                    null);
        }
    }

    static String subject(Source source) {
        return "source:" + source.id();
    }

    private static JsonNode bill(String told, BillId bill) throws FetchException {
        JsonNode answer = ApiAnswer.json(told).path("bill");
        if (!answer.isObject()) {
            throw new FetchException(FetchFault.UNEXPECTED_ANSWER, "The API's answer has no bill " + bill + ".");
        }
        return answer;
    }

    private String answer(Poll poll, String address, long most) throws FetchException, Poll.Throttled {
        return ApiAnswer.text(fetcher, poll.request(WebAddress.of(address), Math.max(0, most)));
    }
}
