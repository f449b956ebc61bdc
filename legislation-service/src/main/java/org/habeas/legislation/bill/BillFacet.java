package org.habeas.legislation.bill;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** By what a list of bills can be counted. */
enum BillFacet {
    STATUS("status"),
    STAGE("stage"),
    TYPE("type"),
    CONGRESS("congress"),
    SPONSOR("sponsor"),
    POLICY_AREA("policyArea");

    /** @param value what the bills have in common, in the words of the filter of that name */
    public record Count(String value, long count) {}

    private final String field;

    BillFacet(String field) {
        this.field = field;
    }

    String field() {
        return field;
    }

    /** In the order asked for; an unknown one is a 400. */
    static Set<BillFacet> of(@Nullable String parameter) {
        Set<BillFacet> facets = new LinkedHashSet<>();
        if (parameter != null && !parameter.isBlank()) {
            for (String name : parameter.split(",")) {
                facets.add(named(name.strip()));
            }
        }
        return facets;
    }

    private static BillFacet named(String name) {
        for (BillFacet facet : values()) {
            if (facet.field.equals(name)) {
                return facet;
            }
        }
        String detail = "facets takes "
                + String.join(
                        ", ", List.of(values()).stream().map(BillFacet::field).toList()) + ".";
        throw new InvalidRequest(detail, FieldProblem.parameter("facets", "unknown", detail));
    }
}
