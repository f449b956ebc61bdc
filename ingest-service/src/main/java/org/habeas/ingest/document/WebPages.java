package org.habeas.ingest.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.habeas.ingest.web.Download;
import org.habeas.ingest.web.Downloads;
import org.habeas.kit.fetch.FetchException;
import org.habeas.kit.fetch.FetchRequest;
import org.habeas.kit.fetch.WebAddress;
import org.habeas.kit.problem.HabeasException;

/** Fetches what a sender gave the address of. */
@ApplicationScoped
class WebPages {

    private final Downloads downloads;
    private final DocumentSettings settings;
    private final Clock clock;

    WebPages(Downloads downloads, DocumentSettings settings, Clock clock) {
        this.downloads = downloads;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws HabeasException if the metadata is wrong, for which nothing is fetched, or if the address gives no document */
    Download fetch(NewText said) {
        MetadataCheck.check(said.metadata(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        try {
            return downloads
                    .document(FetchRequest.of(WebAddress.of(String.valueOf(said.url())), settings.maxBytes())
                            .ofTypes(Downloads::mayBeDocument))
                    .orElseThrow();
        } catch (FetchException e) {
            throw e.problem("/url");
        }
    }
}
