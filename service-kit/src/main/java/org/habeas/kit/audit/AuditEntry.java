package org.habeas.kit.audit;

import java.time.Instant;
import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was shown something above GREEN; it says nothing of what.
 *
 * @param reader the {@code sub} of the token
 * @param outlet method and path, such as {@code GET /v1/detainees/{id}/why}
 * @param subject id of the record; null where it belongs to none
 * @param mark the highest that was shown
 * @param requestId the answer's {@code X-Request-Id}
 */
public record AuditEntry(
        long id,
        Instant time,
        String reader,
        String outlet,
        @Nullable String subject,
        Tlp mark,
        String requestId) {}
