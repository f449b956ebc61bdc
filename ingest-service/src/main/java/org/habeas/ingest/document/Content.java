package org.habeas.ingest.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.ingest.billstatus.BillStatusReader;
import org.habeas.ingest.billyaml.BillYamlReader;
import org.habeas.ingest.congressapi.CongressApiReader;
import org.habeas.ingest.document.AssumedCharset.Assumed;
import org.habeas.ingest.legislators.LegislatorsReader;
import org.habeas.ingest.mail.MailStart;
import org.habeas.ingest.office.OfficeFormat;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.Unprocessable;
import org.habeas.kit.problem.UnsupportedMedia;
import org.jspecify.annotations.Nullable;

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

    /** What has a running text. */
    sealed interface Running extends Content {}

    /** A file that is read in a process of its own; whether it is sound shows only there. */
    record Office(OfficeFormat format, byte[] bytes) implements Running {
        @Override
        public String mediaType() {
            return format.mediaType();
        }
    }

    /** @param assumed the charset that it was taken to be in, where it did not say */
    record Html(Decoded markup, @Nullable String assumed) implements Running {
        @Override
        public String mediaType() {
            return "text/html";
        }
    }

    /** @param assumed the charset that it was taken to be in, where it did not say */
    record PlainText(String text, @Nullable String assumed) implements Running {

        PlainText(String text) {
            this(text, null);
        }

        @Override
        public String mediaType() {
            return "text/plain";
        }
    }

    record Markdown(String text, @Nullable String assumed) implements Running {
        @Override
        public String mediaType() {
            return "text/markdown";
        }
    }

    record SavedMail(byte[] bytes) implements Running {
        @Override
        public String mediaType() {
            return "message/rfc822";
        }
    }

    /** The text of a bill as Congress marks it up. */
    record MarkedBill(byte[] xml) implements Running {
        @Override
        public String mediaType() {
            return "application/xml";
        }
    }

    String MALFORMED_XML = "malformed-xml";
    String MALFORMED_JSON = "malformed-json";

    String ACCEPTED =
            "Accepted are plain text, HTML, Markdown, mails (EML), PDF, DOCX, ODT, RTF, DOC, BILLSTATUS XML, the text of bills as"
                    + " XML, the answers of the API of congress.gov about a bill, bills as"
                    + " Habeas writes them (habeas: bill/1), and the register of members of congress-legislators.";

    /**
     * @throws UnsupportedMedia if it is none of these
     * @throws Unprocessable if it is XML that cannot be read
     */
    static Content of(byte[] bytes) {
        Optional<OfficeFormat> office = OfficeFormat.of(bytes);
        if (office.isPresent()) {
            return new Office(office.get(), bytes);
        }
        if (MailStart.isMail(bytes)) {
            return new SavedMail(bytes);
        }
        Optional<Decoded> decoded = Decoded.of(bytes);
        FileStart start = FileStart.of(bytes, decoded);
        if (start.isHtml()) {
            return html(bytes, decoded, start);
        }
        if (start.isXml()) {
            return xml(bytes, start);
        }
        return text(bytes, decoded);
    }

    private static Content html(byte[] bytes, Optional<Decoded> decoded, FileStart start) {
        Optional<Decoded> declared = decoded.or(() -> start.charset().flatMap(c -> Decoded.of(bytes, c)));
        if (declared.isPresent()) {
            return new Html(declared.get(), null);
        }
        Assumed assumed = AssumedCharset.of(bytes)
                .orElseThrow(() -> new UnsupportedMedia("This HTML is not of the charset that it declares,"
                        + " or declares none and is not UTF-8. " + ACCEPTED));
        return new Html(assumed.decoded(), assumed.charset().name());
    }

    private static Content xml(byte[] bytes, FileStart start) {
        if (start.isBillText()) {
            if (start.hasDeclarations()) {
                throw unreadable(
                        BillStatusException.malformed("Document type declarations and entities are not accepted", 0, 0),
                        MALFORMED_XML);
            }
            return new MarkedBill(bytes);
        }
        try {
            if (BillStatusReader.isBillStatus(bytes)) {
                return new BillStatus(bytes);
            }
        } catch (BillStatusException e) {
            throw unreadable(e, MALFORMED_XML);
        }
        throw new UnsupportedMedia("This is XML, but neither BILLSTATUS nor the text of a bill. " + ACCEPTED);
    }

    private static Content text(byte[] bytes, Optional<Decoded> decoded) {
        Optional<Assumed> assumed = decoded.isPresent() ? Optional.empty() : AssumedCharset.of(bytes);
        String text = decoded.or(() -> assumed.map(Assumed::decoded))
                .orElseThrow(() -> new UnsupportedMedia(
                        (Decoded.of(bytes, StandardCharsets.ISO_8859_1).isPresent()
                                        ? "This text is not UTF-8, and in which charset it is written is not certain;"
                                                + " save it as UTF-8. "
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
        if (BillYamlReader.isBillYaml(text)) {
            return new BillYaml(text);
        }
        @Nullable String charset = assumed.map(a -> a.charset().name()).orElse(null);
        return MarkdownText.isMarkdown(text) ? new Markdown(text, charset) : new PlainText(text, charset);
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
