package org.habeas.ingest.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.document.WebVersions.Version;

/** Keeps which documents an address gave; the only place with queries about that. */
@ApplicationScoped
class WebVersionRepository {

    private final DataSource dataSource;

    WebVersionRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Lets one transaction at a time decide about the versions of an address. Contents are locked before it, documents behind it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void lock(String url) {
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 1))")) {
            s.setString(1, url);
            s.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the versions of an address could not be locked", e);
        }
    }

    /** Those with this mark that are not retracted: a document tells nobody of another that is not for the same readers. */
    @Transactional(Transactional.TxType.MANDATORY)
    WebVersions of(String url, Tlp mark) {
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "select v.document_id, v.fetched_at from web_version v"
                                + " join document d on d.id = v.document_id where v.url = ? and d.tlp = ? and not d.retracted")) {
            s.setString(1, url);
            s.setString(2, mark.label());
            List<Version> all = new ArrayList<>();
            try (ResultSet row = s.executeQuery()) {
                while (row.next()) {
                    all.add(new Version(
                            row.getObject(1, UUID.class),
                            row.getObject(2, OffsetDateTime.class).toInstant()));
                }
            }
            return new WebVersions(all);
        } catch (SQLException e) {
            throw new IllegalStateException("the versions of an address could not be read", e);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void note(WebFetch fetch, UUID document) {
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement("insert into web_version (url, document_id, fetched_at)"
                        + " values (?, ?, ?) on conflict (url, document_id) do update"
                        + " set fetched_at = greatest(web_version.fetched_at, excluded.fetched_at)")) {
            s.setString(1, fetch.url());
            s.setObject(2, document);
            s.setObject(3, fetch.at().atOffset(ZoneOffset.UTC));
            s.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a version of an address could not be kept", e);
        }
    }
}
