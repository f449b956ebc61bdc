package org.habeas.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.habeas.contracts.Tlp;
import org.habeas.kit.access.Reader;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;
import org.jspecify.annotations.Nullable;

/**
 * The same POST with the same Idempotency-Key gives the same answer again. The key is stored in the transaction of the
 * effect, so that there is never one without the other; two at once wait for each other on the primary key.
 */
@ApplicationScoped
public class Idempotency {

    private final DataSource dataSource;
    private final ObjectMapper json;
    private final AuditTrail trail;
    private final Clock clock;

    public Idempotency(DataSource dataSource, ObjectMapper json, AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.dataSource = dataSource;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Runs {@code work} once for this key.
     *
     * @param key of the Idempotency-Key header; without one the work simply runs
     * @param reader who asks; keys of different callers are different, and an answer that one clearance was given is not
     *     for another one of the same caller, which is a 422
     * @param operation what is asked, for instance the operationId
     * @param bodyHash of the request; the same key with another is a 422
     */
    @Transactional
    public Response once(
            @Nullable String key, Reader reader, String operation, String bodyHash, Supplier<Response> work) {
        if (key == null || key.isBlank()) {
            return work.get();
        }
        if (key.length() > 255) {
            throw new Unprocessable(
                    "An Idempotency-Key has at most 255 characters.",
                    FieldProblem.parameter("Idempotency-Key", "too-long", "At most 255 characters."));
        }
        String subject = reader.subject().orElseThrow(() -> new IllegalStateException("a role without a token"));
        String asked = reader.clearance().label() + " " + bodyHash;
        try (Connection c = dataSource.getConnection()) {
            if (!reserve(c, key, subject, operation, asked)) {
                return replay(c, key, subject, operation, asked);
            }
            Response answer = work.get();
            keep(c, key, subject, operation, answer);
            return answer;
        } catch (SQLException e) {
            throw new IllegalStateException("idempotency key could not be stored", e);
        }
    }

    /**
     * The answer to the same request that came before, for work that is long before it stores anything; empty where there is none, or where
     * it is still being worked on.
     */
    @Transactional
    public Optional<Response> earlier(@Nullable String key, Reader reader, String operation, String bodyHash) {
        if (key == null || key.isBlank()) {
            return Optional.empty();
        }
        String subject = reader.subject().orElseThrow(() -> new IllegalStateException("a role without a token"));
        try (Connection c = dataSource.getConnection()) {
            return isAnswered(c, key, subject, operation)
                    ? Optional.of(replay(
                            c, key, subject, operation, reader.clearance().label() + " " + bodyHash))
                    : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("idempotency key could not be read", e);
        }
    }

    private static boolean isAnswered(Connection c, String key, String subject, String operation) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(
                "select 1 from idempotency where subject = ? and operation = ? and key = ? and status is not null")) {
            s.setString(1, subject);
            s.setString(2, operation);
            s.setString(3, key);
            try (ResultSet row = s.executeQuery()) {
                return row.next();
            }
        }
    }

    private boolean reserve(Connection c, String key, String subject, String operation, String asked)
            throws SQLException {
        try (PreparedStatement s = c.prepareStatement(
                "insert into idempotency (subject, operation, key, body_hash, created_at) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing")) {
            s.setString(1, subject);
            s.setString(2, operation);
            s.setString(3, key);
            s.setString(4, asked);
            s.setTimestamp(5, Timestamp.from(clock.instant()));
            return s.executeUpdate() == 1;
        }
    }

    private Response replay(Connection c, String key, String subject, String operation, String asked)
            throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement("select body_hash, status, location, etag, body, shown from idempotency"
                        + " where subject = ? and operation = ? and key = ?")) {
            s.setString(1, subject);
            s.setString(2, operation);
            s.setString(3, key);
            try (ResultSet row = s.executeQuery()) {
                row.next();
                if (!row.getString(1).equals(asked)) {
                    throw new Unprocessable(
                            ErrorCode.IDEMPOTENCY_KEY_REUSED,
                            "This Idempotency-Key came before with another body or another clearance; use a new one.",
                            List.of());
                }
                Response.ResponseBuilder answer = Response.status(row.getInt(2));
                if (row.getString(3) != null) {
                    answer.header(HttpHeaders.LOCATION, row.getString(3));
                }
                if (row.getString(4) != null) {
                    answer.header(HttpHeaders.ETAG, row.getString(4));
                }
                if (row.getString(6) != null) { // it is shown once more
                    json.readTree(row.getString(6))
                            .properties()
                            .forEach(noted -> trail.shown(
                                    noted.getKey(),
                                    Tlp.ofLabel(noted.getValue().asText()).orElseThrow()));
                }
                // as a tree, for the framework labels a text otherwise than what it turns into JSON itself
                return answer.entity(json.readTree(row.getString(5))).build();
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored answer is not JSON", e);
        }
    }

    private String labels(Map<String, Tlp> shown) {
        ObjectNode labels = json.createObjectNode();
        shown.forEach((subject, mark) -> labels.put(subject, mark.label()));
        return labels.toString();
    }

    private void keep(Connection c, String key, String subject, String operation, Response answer) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("update idempotency set status = ?, location = ?, etag = ?,"
                + " body = ?, shown = ?::jsonb where subject = ? and operation = ? and key = ?")) {
            s.setInt(1, answer.getStatus());
            s.setString(2, answer.getHeaderString(HttpHeaders.LOCATION));
            s.setString(
                    3,
                    answer.getEntityTag() == null
                            ? null
                            : "\"" + answer.getEntityTag().getValue() + "\"");
            s.setString(4, json.writeValueAsString(answer.getEntity()));
            Map<String, Tlp> shown = trail.noted();
            s.setString(5, shown.isEmpty() ? null : labels(shown));
            s.setString(6, subject);
            s.setString(7, operation);
            s.setString(8, key);
            s.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answer is not JSON", e);
        }
    }
}
