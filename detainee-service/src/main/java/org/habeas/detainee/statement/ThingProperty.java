package org.habeas.detainee.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One property of a case, a charge, a hearing or a sentence: the value that the display rule shows, and everyone who says something
 * of it.
 *
 * @param value null where a guard holds it back, or nobody says more than that something is not so
 * @param since when it began, EDTF; null where nobody says
 * @param contested whether another source of the same rank says otherwise
 * @param singlePartySource whether only the state that holds the person says so; null where nobody said on whose side a source stands
 * @param independentSources how many sources that are independent of each other at least say so
 * @param statements all that count and have begun, the earliest first, contradictions side by side
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ThingProperty(
        Property property,
        @Nullable String value,
        @Nullable String since,
        boolean contested,
        @Nullable Boolean singlePartySource,
        @Nullable Confidence confidence,
        int independentSources,
        List<SaidOfThing> statements) {

    /**
     * Who says what.
     *
     * @param statement its id
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SaidOfThing(
            String statement,
            String value,
            @Nullable String validFrom,
            @Nullable String validTo,
            Stance stance,
            Evidence evidence) {

        static SaidOfThing of(Statement s) {
            return new SaidOfThing(
                    s.id(), s.value(), s.validFrom(), s.validTo(), s.said().stance(), s.evidence());
        }
    }

    static @Nullable ThingProperty of(Property property, List<ThingProperty> properties) {
        return properties.stream()
                .filter(p -> p.property() == property)
                .findFirst()
                .orElse(null);
    }
}
