package org.habeas.kit.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.habeas.contracts.Tlp;
import org.habeas.kit.problem.PreconditionFailed;
import org.habeas.kit.problem.PreconditionRequired;
import org.jspecify.annotations.Nullable;

/** Strong entity tags. A tag names the revision and the clearance, for two clearances may see two views of one revision. */
public final class Etags {

    private Etags() {}

    /** @param variant what else the answer depends on (its query string), or empty */
    public static EntityTag of(String id, long revision, Tlp clearance, @Nullable String variant) {
        String base = id + "." + revision + "." + clearance.ordinal();
        return new EntityTag(
                variant == null || variant.isEmpty() ? base : base + "." + Integer.toHexString(variant.hashCode()));
    }

    /**
     * 304 if the caller has this very version, else what {@code body} gives, with the tag. A tag that came back weak, as
     * from a proxy that compresses, is this version too: If-None-Match compares weakly, RFC 9110.
     *
     * @throws PreconditionFailed if If-Match names another version
     */
    public static Response answer(Request request, EntityTag tag, Supplier<Object> body) {
        Response.ResponseBuilder unmet = request.evaluatePreconditions(tag);
        if (unmet != null && unmet.build().getStatus() == Response.Status.PRECONDITION_FAILED.getStatusCode()) {
            throw new PreconditionFailed("The record is now \"" + tag.getValue() + "\".");
        }
        Response.ResponseBuilder weak = unmet == null ? request.evaluatePreconditions(weak(tag)) : unmet;
        if (weak != null && weak.build().getStatus() == Response.Status.NOT_MODIFIED.getStatusCode()) {
            return Response.notModified(tag).build();
        }
        return Response.ok(body.get()).tag(tag).build();
    }

    private static EntityTag weak(EntityTag tag) {
        return new EntityTag(tag.getValue(), true);
    }

    /** Refuses a write whose If-Match is missing (428) or names another version (412). */
    public static void requireMatch(HttpHeaders headers, EntityTag current) {
        String given = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (given == null || given.isBlank()) {
            throw new PreconditionRequired("Send If-Match with the ETag of the version that you read.");
        }
        String wanted = "\"" + current.getValue() + "\"";
        for (String tag : given.split(",")) {
            if (tag.strip().equals(wanted) || tag.strip().equals("*")) {
                return;
            }
        }
        throw new PreconditionFailed("The record is now " + wanted + "; read it again and repeat the change.");
    }
}
