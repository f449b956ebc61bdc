package org.habeas.legislation.bill;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Json;

/**
 * A bill in a list as the database wrote it, by the mapping by which all is sent: half of what the service did for a list was to read
 * fifty summaries only to write them again.
 *
 * @param json a {@link BillSummary}
 */
record WrittenBill(@JsonValue @JsonRawValue String json) {

    BillSummary read() {
        try {
            return Json.mapper().readValue(json, BillSummary.class);
        } catch (IOException e) {
            throw new IllegalStateException("a summary is not readable", e);
        }
    }
}
