package org.habeas.ingest.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.habeas.contracts.Ids;
import org.jspecify.annotations.Nullable;

/** Writes what goes with documents, of many of them in few statements. */
@ApplicationScoped
class DocumentWriter {

    private final DataSource dataSource;
    private final Clock clock;

    DocumentWriter(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** @param name of the file, if it had one that can be kept */
    record NewReceipt(UUID document, @Nullable String name) {}

    /** @param folds the folded words of the text that may be part of a name; null if they are too many for an index */
    record NewText(UUID document, String text, @Nullable Set<String> folds) {}

    @Transactional(Transactional.TxType.MANDATORY)
    void receipts(List<NewReceipt> receipts, String subject) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        write(
                "insert into receipt (id, document_id, received_at, subject, name) values (?, ?, ?, ?, ?)",
                receipts,
                (s, receipt) -> {
                    s.setObject(1, Ids.newId(clock));
                    s.setObject(2, receipt.document());
                    s.setObject(3, now);
                    s.setString(4, subject);
                    s.setString(5, receipt.name());
                });
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void texts(List<NewText> texts) {
        write("insert into document_text (document_id, text, folds) values (?, ?, ?)", texts, (s, text) -> {
            s.setObject(1, text.document());
            s.setString(2, text.text());
            s.setArray(3, array(s, text.folds()));
        });
    }

    /** Replaces the text of a document by the one that is read in it now. */
    @Transactional(Transactional.TxType.MANDATORY)
    void rewrite(NewText text) {
        write("update document_text set text = ?, folds = ? where document_id = ?", List.of(text), (s, now) -> {
            s.setString(1, now.text());
            s.setArray(2, array(s, now.folds()));
            s.setObject(3, now.document());
        });
    }

    private static @Nullable Array array(PreparedStatement s, @Nullable Set<String> words) throws SQLException {
        return words == null ? null : s.getConnection().createArrayOf("text", words.toArray());
    }

    @FunctionalInterface
    private interface Values<T> {
        void set(PreparedStatement s, T row) throws SQLException;
    }

    private <T> void write(String insert, List<T> rows, Values<T> values) {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement(insert)) {
            for (T row : rows) {
                values.set(s, row);
                s.addBatch();
            }
            s.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("what goes with documents could not be written", e);
        }
    }
}
