package org.habeas.ingest.source;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.document.DocumentRoom;
import org.habeas.ingest.document.DocumentService;
import org.habeas.ingest.document.Metadata;
import org.habeas.ingest.document.WebFetch;
import org.habeas.ingest.imports.ArchiveImports;
import org.habeas.ingest.web.Download;
import org.habeas.ingest.web.Downloads;
import org.habeas.kit.fetch.FetchException;
import org.habeas.kit.fetch.FetchRequest;
import org.habeas.kit.fetch.WebAddress;

/** Fetches the page or file that an item is the address of; of an archive an import is made. */
@Singleton
class PageTaker implements Taker {

    private static final Pattern ARCHIVE = Pattern.compile("(?i).*\\.(zip|tar|tgz|txz|tar\\.gz|tar\\.xz)");

    private final Downloads downloads;
    private final DocumentService documents;
    private final DocumentRoom room;
    private final ArchiveImports archives;

    PageTaker(Downloads downloads, DocumentService documents, DocumentRoom room, ArchiveImports archives) {
        this.downloads = downloads;
        this.documents = documents;
        this.room = room;
        this.archives = archives;
    }

    @Override
    public boolean isFor(SourceKind kind) {
        return kind == SourceKind.FEED || kind == SourceKind.BILLSTATUS;
    }

    @Override
    public Taken take(Poll poll, SourceItem item)
            throws FetchException, Poll.Throttled, IOException, InterruptedException {
        WebAddress address = WebAddress.of(item.key());
        SourceDetail detail = poll.source().detail();
        if (ARCHIVE.matcher(address.uri().getPath()).matches()) {
            poll.holds();
            archives.fetch(
                    address.toString(), detail.ofArchive(poll.source().kind()), CongressTaker.subject(poll.source()));
            return Taken.UNCHANGED;
        }
        FetchRequest request = poll.request(address, documents.maxBytes())
                .ofTypes(Downloads::mayBeDocument)
                .unlessStill(item.documentId() == null ? null : item.validator());
        Optional<Download> fetched = downloads.document(request);
        if (fetched.isEmpty()) {
            return Taken.UNCHANGED;
        }
        try (Download found = fetched.get();
                DocumentRoom.Place place = room.await(found.size())) {
            String url = found.url().toString();
            Metadata metadata = poll.source().kind() == SourceKind.BILLSTATUS
                    ? detail.ofBill(url)
                    : detail.metadata(url, item.dated());
            return new Taken(
                    documents
                            .takeFetched(
                                    found.bytes(),
                                    url,
                                    new WebFetch(url, found.at()),
                                    metadata,
                                    CongressTaker.subject(poll.source()),
                                    Tlp.RED)
                            .document()
                            .id(),
                    found.validator());
        }
    }
}
