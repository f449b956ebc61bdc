package org.habeas.ingest.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.habeas.ingest.web.Download;
import org.habeas.ingest.web.Downloads;
import org.habeas.kit.fetch.FetchException;
import org.habeas.kit.fetch.FetchRequest;
import org.habeas.kit.fetch.WebAddress;
import org.habeas.kit.http.BodyRoom;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.HabeasException;
import org.habeas.kit.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** Fetches archives onto the disk, under the same promises of room as those that are sent. */
@ApplicationScoped
class WebArchives {

    private final Downloads downloads;
    private final ArchiveRoom room;
    private final ImportSettings settings;

    WebArchives(Downloads downloads, ArchiveRoom room, ImportSettings settings) {
        this.downloads = downloads;
        this.room = room;
        this.settings = settings;
    }

    /** @throws HabeasException if there is no room for it, or nothing at the address that can be fetched */
    Download fetch(@Nullable String url) {
        if (url == null) {
            throw new InvalidRequest(
                    ErrorCode.EMPTY_BODY,
                    "Send the url of an archive.",
                    List.of(FieldProblem.pointer("/url", "required", "The url is missing.")));
        }
        try {
            FetchRequest request =
                    FetchRequest.of(WebAddress.of(url), settings.maxBytes()).within(settings.fetchTimeout());
            return downloads
                    .file(request, length -> {
                        BodyRoom.Place place = room.take(length);
                        return place::leave;
                    })
                    .orElseThrow();
        } catch (FetchException e) {
            throw e.problem("/url");
        }
    }
}
