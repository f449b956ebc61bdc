package org.habeas.ingest.document;

import java.util.List;
import java.util.Optional;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.ingest.billstatus.BillStatusReader;
import org.habeas.ingest.billyaml.BillYamlReader;
import org.habeas.ingest.congressapi.CongressApiReader;
import org.habeas.ingest.legislators.LegislatorsReader;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.Unprocessable;
import org.habeas.kit.problem.UnsupportedMedia;

/** What a file is, decided by its bytes and never by its name. */
sealed interface Content {

    String mediaType();

    record BillStatus(byte[] xml) implements Content {
        @Override
        public String mediaType() {
            return "application/xml";
        }
    }

    record BillYaml(String yaml) implements Content {
        @Override
        public String mediaType() {
            return "application/yaml";
        }
    }

    record CongressApi(String json) implements Content {
        @Override
        public String mediaType() {
            return "application/json";
        }
    }

    /** The register of members, as YAML with all terms or as CSV with the last of each. */
    record Legislators(String text, boolean isYaml) implements Content {
        @Override
        public String mediaType() {
            return isYaml ? "application/yaml" : "text/csv";
        }
    }

    record Html(Decoded markup) implements Content {
        @Override
        public String mediaType() {
            return "text/html";
        }
    }

    record PlainText(String text) implements Content {
        @Override
        public String mediaType() {
            return "text/plain";
        }
    }

    String MALFORMED_XML = "malformed-xml";
    String MALFORMED_JSON = "malformed-json";

    String ACCEPTED =
            "Accepted are plain text, HTML, BILLSTATUS XML, the answers of the API of congress.gov about a bill, bills as"
                    + " Habeas writes them (habeas: bill/1), and the register of members of congress-legislators.";

    /**
     * @throws UnsupportedMedia if it is none of these
     * @throws Unprocessable if it is XML that cannot be read
     */
    static Content of(byte[] bytes) {
        Optional<Decoded> decoded = Decoded.of(bytes);
        FileStart start = FileStart.of(bytes, decoded);
        if (start.isHtml()) {
            return new Html(decoded.or(() -> start.charset().flatMap(c -> Decoded.of(bytes, c)))
                    .orElseThrow(() -> new UnsupportedMedia("This HTML is not of the charset that it declares,"
                            + " or declares none and is not UTF-8. " + ACCEPTED)));
        }
        if (start.isXml()) {
            try {
                if (BillStatusReader.isBillStatus(bytes)) {
                    return new BillStatus(bytes);
                }
            } catch (BillStatusException e) {
                throw unreadable(e, MALFORMED_XML);
            }
            throw new UnsupportedMedia("This is XML, but not BILLSTATUS. " + ACCEPTED);
        }
        if (start.isPdfOrRtf()) {
            throw new UnsupportedMedia("This is PDF or RTF, and no text. " + ACCEPTED);
        }
        String text = decoded.orElseThrow(() -> new UnsupportedMedia((Decoded.isOfAnotherCharset(bytes)
                                ? "This text is not UTF-8; save it as UTF-8. "
                                : "This is no text. ")
                        + ACCEPTED))
                .text();
        if (text.isBlank()) {
            throw new InvalidRequest(ErrorCode.EMPTY_BODY, "The document is empty.", List.of());
        }
        if (CongressApiReader.isAnswer(text)) {
            return new CongressApi(text);
        }
        if (LegislatorsReader.isYaml(text) || LegislatorsReader.isCsv(text)) {
            return new Legislators(text, LegislatorsReader.isYaml(text));
        }
        return BillYamlReader.isBillYaml(text) ? new BillYaml(text) : new PlainText(text);
    }

    /** @param malformed the code where the file is not of its form */
    static Unprocessable unreadable(BillStatusException e, String malformed) {
        String pointer = e.pointer() == null ? "" : e.pointer();
        Unprocessable refusal = new Unprocessable(
                ErrorCode.UNPROCESSABLE,
                e.sentence(),
                List.of(FieldProblem.pointer(pointer, e.isMalformed() ? malformed : "invalid", e.sentence())));
        refusal.initCause(e); // whoever lists refusals asks it for the line
        return refusal;
    }
}
