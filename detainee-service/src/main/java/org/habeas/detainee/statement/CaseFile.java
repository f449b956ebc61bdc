package org.habeas.detainee.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case of a person with all that is known of it: what is said of the case itself, and its charges, hearings and sentences, each
 * list in the order of the earliest day, what is not dated first.
 *
 * @param id of the case; null in the file of what nobody says the case of, which comes last
 * @param name number or name of the case; null with the id
 * @param since the earliest day of all that is in it, EDTF; null where nothing is dated
 * @param contested whether sources of the same rank contradict each other about anything in it
 * @param properties what is said of the case itself
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CaseFile(
        @Nullable String id,
        @Nullable String name,
        @Nullable String since,
        boolean contested,
        List<ThingProperty> properties,
        List<ThingRecord> charges,
        List<ThingRecord> hearings,
        List<ThingRecord> sentences) {}
