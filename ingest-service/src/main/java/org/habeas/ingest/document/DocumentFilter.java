package org.habeas.ingest.document;

import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.habeas.kit.http.Parameters;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.language.citation.Citation;
import org.habeas.language.citation.Citations;
import org.jspecify.annotations.Nullable;

/** Which documents somebody asks for. */
public class DocumentFilter {

    @QueryParam("kind")
    @Parameter(
            description = "press-release, letter, statement, report, court-document, bill-text, news, record,"
                    + " summary, other, bill-status or bill-record")
    public @Nullable String kind;

    @QueryParam("issuer")
    @Parameter(description = "Who issued it, whole, in any case")
    public @Nullable String issuer;

    @QueryParam("bill")
    @Parameter(description = "Names this bill: its id or a citation with its Congress", example = "118-sres-540")
    public @Nullable String bill;

    @QueryParam("detainee")
    @Parameter(description = "Names this detainee: the id or the slug", example = "ruben-vardanyan")
    public @Nullable String detainee;

    @QueryParam("from")
    @Parameter(description = "Its date may be this day or later")
    public @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "Its date may be this day or earlier")
    public @Nullable String to;

    @QueryParam("q")
    @Parameter(description = "Words of title and text; \"in quotes\" a phrase, -word not this one")
    public @Nullable String q;

    @QueryParam("retracted")
    @Parameter(
            description = "true: only documents that were retracted; false, as without it: only those that were not",
            schema = @Schema(enumeration = {"true", "false"}))
    public @Nullable String retracted;

    /**
     * The conditions, over {@code document d}; their values go into {@code values}.
     *
     * @param called who has a slug
     */
    List<String> where(Map<String, Object> values, Function<String, Optional<UUID>> called) {
        List<String> where = new ArrayList<>();
        if (retracted != null && !retracted.equals("true") && !retracted.equals("false")) {
            throw wrong("retracted", "It is true or false.");
        }
        where.add("true".equals(retracted) ? "d.retracted" : "not d.retracted");
        if (kind != null) {
            if (!MetadataCheck.KINDS.contains(kind)
                    && !kind.equals(Document.BILL_STATUS)
                    && !kind.equals(Document.BILL_RECORD)) {
                throw wrong(
                        "kind",
                        "Kinds are " + String.join(", ", MetadataCheck.KINDS) + ", bill-status and bill-record.");
            }
            where.add("d.kind = :kind");
            values.put("kind", kind);
        }
        if (issuer != null) {
            where.add("lower(d.issuer) = :issuer");
            values.put("issuer", Parameters.text("issuer", issuer).strip().toLowerCase(Locale.ROOT));
        }
        if (bill != null) {
            String id = Citations.parse(bill)
                    .filter(citation -> citation.congress() != null)
                    .map(Citation::id)
                    .orElseThrow(() -> wrong(
                            "bill",
                            "A bill is named with its Congress, such as 118-sres-540 or S.Res.540 (118th Congress)."));
            where.add("d.record -> 'mentions' @> jsonb_build_object('bills',"
                    + " jsonb_build_array(jsonb_build_object('billId', cast(:bill as text))))");
            values.put("bill", id);
        }
        String person = detainee;
        if (person != null) {
            where.add("d.record -> 'mentions' @> jsonb_build_object('persons',"
                    + " jsonb_build_array(jsonb_build_object('detaineeId', cast(:detainee as text))))");
            values.put(
                    "detainee",
                    uuid(person)
                            .or(() -> called.apply(Parameters.text("detainee", person)))
                            .orElseThrow(() -> wrong("detainee", "Nobody is called so here; it is an id or a slug."))
                            .toString());
        }
        if (from != null) {
            where.add("(d.dated_to >= :from or d.dated_to is null and d.dated_from is not null)");
            values.put("from", Parameters.day("from", from));
        }
        if (to != null) {
            where.add("(d.dated_from <= :to or d.dated_from is null and d.dated_to is not null)");
            values.put("to", Parameters.day("to", to));
        }
        if (q != null && !q.isBlank()) {
            where.add("d.search @@ websearch_to_tsquery('simple', :q)");
            values.put("q", Parameters.text("q", q));
        }
        return where;
    }

    private static Optional<UUID> uuid(String value) {
        try {
            return Optional.of(UUID.fromString(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static InvalidRequest wrong(String parameter, String detail) {
        return new InvalidRequest(detail, FieldProblem.parameter(parameter, "invalid", detail));
    }
}
