package org.habeas.legislation.bill;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Json;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;

/** In which form many bills leave at once. */
enum ExportFormat {
    /** One summary, as in lists, on each line. */
    NDJSON(ExportFormat.NDJSON_TYPE),
    CSV(ExportFormat.CSV_TYPE + ";charset=UTF-8;header=present");

    static final String NDJSON_TYPE = "application/x-ndjson";
    static final String CSV_TYPE = "text/csv";

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Takes one bill after the other. */
    interface Rows extends AutoCloseable {

        void add(BillSummary bill) throws IOException;

        /** Ends what has begun, and leaves open what it was written to. */
        @Override
        void close() throws IOException;
    }

    static ExportFormat of(String parameter) {
        for (ExportFormat format : values()) {
            if (format.parameter().equals(parameter)) {
                return format;
            }
        }
        String detail = "Formats are ndjson and csv.";
        throw new InvalidRequest(detail, FieldProblem.parameter("format", "unknown", detail));
    }

    private String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    String mediaType() {
        return mediaType;
    }

    String fileName() {
        return "bills." + parameter();
    }

    Rows to(OutputStream out) throws IOException {
        return switch (this) {
            case NDJSON -> new Lines(Json.mapper().writer(), out);
            case CSV -> new Table(BillRow.writer().writeValues(out));
        };
    }

    private record Lines(ObjectWriter json, OutputStream out) implements Rows {

        @Override
        public void add(BillSummary bill) throws IOException {
            out.write(json.writeValueAsBytes(bill));
            out.write('\n');
        }

        @Override
        public void close() {
            // each line was whole
        }
    }

    private record Table(SequenceWriter rows) implements Rows {

        @Override
        public void add(BillSummary bill) throws IOException {
            rows.write(BillRow.of(bill));
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
