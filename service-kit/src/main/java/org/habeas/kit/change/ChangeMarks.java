package org.habeas.kit.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.Tlp;

/**
 * Raises the marks of what was told: what somebody has restricted since is told to nobody else any more, by no address. What was published on a
 * topic before is there as long as the topic keeps it. No mark is ever lowered.
 */
@ApplicationScoped
public class ChangeMarks {

    private final DataSource dataSource;

    public ChangeMarks(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** All changes of one record are no less restricted than this. The caller holds the lock of the record's row. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void raise(String subject, Tlp mark) {
        update("update change set tlp = ? where tlp = any(?) and subject = ?", mark, (c, s) -> s.setString(3, subject));
    }

    /** The changes of one type that tell some records what a document says are no less restricted than this. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void raise(Collection<String> subjects, ChangeType type, UUID document, Tlp mark) {
        if (subjects.isEmpty()) {
            return;
        }
        update(
                "update change set tlp = ? where tlp = any(?) and subject = any(?) and type = ?"
                        + " and payload -> 'source' ->> 'documentId' = ?",
                mark,
                (c, s) -> {
                    Array of = c.createArrayOf("text", subjects.toArray());
                    s.setArray(3, of);
                    s.setString(4, type.code());
                    s.setString(5, document.toString());
                });
    }

    @FunctionalInterface
    private interface Values {
        void set(Connection c, PreparedStatement s) throws SQLException;
    }

    private void update(String statement, Tlp mark, Values values) {
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement(statement)) {
            s.setString(1, mark.label());
            s.setArray(
                    2,
                    c.createArrayOf(
                            "text",
                            Arrays.stream(Tlp.values())
                                    .filter(lower -> !lower.covers(mark))
                                    .map(Tlp::label)
                                    .toArray()));
            values.set(c, s);
            s.executeUpdate();
        } catch (SQLException e) {
            throw new ChangeLogFailure("marks could not be raised", e);
        }
    }
}
