package org.habeas.detainee.person;

import com.fasterxml.jackson.databind.SequenceWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.habeas.contracts.Json;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;

/** In which form many people leave at once. */
enum DetaineeExportFormat {
    /** One whole record with its statements on each line. */
    NDJSON(DetaineeExportFormat.NDJSON_TYPE, "detainees.ndjson"),
    /** One row for each person. */
    CSV(DetaineeExportFormat.CSV_TYPE + ";charset=UTF-8;header=present", "detainees.csv"),
    /** One entity of FollowTheMoney on each line. */
    FTM(DetaineeExportFormat.FTM_TYPE, "detainees.ftm.json");

    static final String NDJSON_TYPE = "application/x-ndjson";
    static final String FTM_TYPE = "application/json+ftm";
    static final String CSV_TYPE = "text/csv";

    private final String mediaType;
    private final String fileName;

    DetaineeExportFormat(String mediaType, String fileName) {
        this.mediaType = mediaType;
        this.fileName = fileName;
    }

    /** Takes one person after the other. */
    interface Rows extends AutoCloseable {

        void add(ExportedPerson person) throws IOException;

        /** Ends what has begun, and leaves open what it was written to. */
        @Override
        void close() throws IOException;
    }

    static DetaineeExportFormat of(String parameter) {
        for (DetaineeExportFormat format : values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(parameter)) {
                return format;
            }
        }
        String detail = "Formats are ndjson, csv and ftm.";
        throw new InvalidRequest(detail, FieldProblem.parameter("format", "unknown", detail));
    }

    String mediaType() {
        return mediaType;
    }

    String fileName() {
        return fileName;
    }

    Rows to(OutputStream out) throws IOException {
        return switch (this) {
            case NDJSON -> new Lines(List::of, out);
            case CSV -> new Table(DetaineeRow.writer().writeValues(out));
            case FTM -> new Lines(FtmEntities::of, out);
        };
    }

    private record Lines(Function<ExportedPerson, List<?>> lines, OutputStream out) implements Rows {

        @Override
        public void add(ExportedPerson person) throws IOException {
            for (Object line : lines.apply(person)) {
                out.write(Json.mapper().writeValueAsBytes(line));
                out.write('\n');
            }
        }

        @Override
        public void close() {
            // each line was whole
        }
    }

    private record Table(SequenceWriter rows) implements Rows {

        @Override
        public void add(ExportedPerson person) throws IOException {
            rows.write(DetaineeRow.of(person));
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
