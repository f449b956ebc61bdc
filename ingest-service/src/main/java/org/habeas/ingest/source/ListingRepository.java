package org.habeas.ingest.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.habeas.kit.fetch.FetchRequest.Validator;

/** Which version of each feed and sitemap of a source was read to its end. */
@ApplicationScoped
class ListingRepository {

    private final DataSource dataSource;

    ListingRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Transactional
    Optional<Validator> read(UUID source, String url) {
        return SourceRepository.rows(
                        dataSource,
                        "select etag, last_modified from source_listing where source_id = ? and url = ?",
                        row -> new Validator(row.getString(1), row.getString(2)),
                        source,
                        url)
                .stream()
                .findFirst();
    }

    /** A listing whose server tells no versions apart is read each time. */
    @Transactional
    void note(UUID source, String url, Validator validator) {
        if (validator.etag() == null && validator.lastModified() == null) {
            forget(source, url);
            return;
        }
        SourceRepository.update(
                dataSource,
                "insert into source_listing (source_id, url, etag, last_modified) values (?, ?, ?, ?)"
                        + " on conflict (source_id, url) do update set etag = excluded.etag, last_modified = excluded.last_modified",
                source,
                url,
                validator.etag(),
                validator.lastModified());
    }

    private void forget(UUID source, String url) {
        SourceRepository.update(dataSource, "delete from source_listing where source_id = ? and url = ?", source, url);
    }
}
