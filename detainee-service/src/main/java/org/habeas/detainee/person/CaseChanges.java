package org.habeas.detainee.person;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.habeas.contracts.FieldChange;
import org.habeas.contracts.Json;
import org.habeas.detainee.statement.CaseFile;
import org.habeas.detainee.statement.ThingProperty;
import org.habeas.detainee.statement.ThingRecord;
import org.jspecify.annotations.Nullable;

/** What differs between the cases of two views of one person, as rows of a change. */
final class CaseChanges {

    private CaseChanges() {}

    /** What lists and topics tell of the cases, in one row; none where they tell the same. */
    static List<FieldChange> brief(DetaineeView was, DetaineeView is) {
        Object before = was.summary().casesInBrief();
        Object now = is.summary().casesInBrief();
        return Objects.equals(before, now)
                ? List.of()
                : List.of(new FieldChange("casesInBrief", tree(before), tree(now)));
    }

    /** One row for each property of a case, charge, hearing or sentence that is contested now and was not, or the other way. */
    static List<FieldChange> contested(DetaineeView was, DetaineeView is) {
        Map<String, Boolean> before = contested(was.files());
        Map<String, Boolean> now = contested(is.files());
        TreeSet<String> fields = new TreeSet<>(before.keySet());
        fields.addAll(now.keySet());
        List<FieldChange> rows = new ArrayList<>();
        for (String field : fields) {
            boolean from = before.getOrDefault(field, false);
            boolean to = now.getOrDefault(field, false);
            if (from != to) {
                rows.add(FieldChange.text(field, String.valueOf(from), String.valueOf(to)));
            }
        }
        return rows;
    }

    private static Map<String, Boolean> contested(List<CaseFile> files) {
        Map<String, Boolean> contested = new TreeMap<>();
        for (CaseFile file : files) {
            file.properties().forEach(p -> contested.put(field(String.valueOf(file.id()), p), p.contested()));
            Stream.of(file.charges(), file.hearings(), file.sentences())
                    .flatMap(List::stream)
                    .forEach(thing -> contested(thing, contested));
        }
        return contested;
    }

    private static void contested(ThingRecord thing, Map<String, Boolean> contested) {
        thing.properties().forEach(p -> contested.put(field(thing.id(), p), p.contested()));
    }

    private static String field(String id, ThingProperty property) {
        return "caseFiles." + id + "." + property.property().code() + ".contested";
    }

    private static JsonNode tree(@Nullable Object value) {
        return Json.mapper().valueToTree(value);
    }
}
