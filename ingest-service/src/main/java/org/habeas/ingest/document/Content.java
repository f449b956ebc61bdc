package org.habeas.ingest.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.ingest.billstatus.BillStatusReader;
import org.habeas.ingest.billyaml.BillYamlReader;
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

    record Html(String markup) implements Content {
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

    String ACCEPTED =
            "Accepted are plain text, HTML, BILLSTATUS XML, and bills as Habeas writes them (habeas: bill/1).";

    /**
     * @throws UnsupportedMedia if it is none of these
     * @throws Unprocessable if it is XML that cannot be read
     */
    static Content of(byte[] bytes) {
        Optional<String> decoded = decode(bytes);
        // the marks of a format are ASCII in every charset that a prolog or a meta element can declare
        String seen = decoded.orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1));
        if (decoded.isPresent() && seen.isBlank()) {
            throw new InvalidRequest(ErrorCode.EMPTY_BODY, "The document is empty.", List.of());
        }
        String start = FileStart.of(seen);
        if (FileStart.isHtml(start)) {
            return new Html(decoded.or(() -> FileStart.charset(seen).flatMap(c -> decode(bytes, 0, c)))
                    .orElseThrow(() -> new UnsupportedMedia("This HTML is not of the charset that it declares,"
                            + " or declares none and is not UTF-8. " + ACCEPTED)));
        }
        if (FileStart.isXml(seen, start)) {
            try {
                if (BillStatusReader.isBillStatus(bytes)) {
                    return new BillStatus(bytes);
                }
            } catch (BillStatusException e) {
                throw unreadable(e);
            }
            throw new UnsupportedMedia("This is XML, but not BILLSTATUS. " + ACCEPTED);
        }
        if (start.startsWith("%PDF-") || start.startsWith("{\\rtf")) {
            throw new UnsupportedMedia("This is PDF or RTF, and no text. " + ACCEPTED);
        }
        String text = decoded.orElseThrow(() -> new UnsupportedMedia("This is no text. " + ACCEPTED));
        return BillYamlReader.isBillYaml(text) ? new BillYaml(text) : new PlainText(text);
    }

    static Unprocessable unreadable(BillStatusException e) {
        String pointer = e.element() == null ? "" : "/" + e.element();
        return new Unprocessable(
                ErrorCode.UNPROCESSABLE,
                e.sentence(),
                List.of(FieldProblem.pointer(
                        pointer, e.element() == null ? "malformed-xml" : "invalid", e.sentence())));
    }

    /** UTF-8 (with or without mark) or UTF-16 with its mark; empty if it is neither, or holds control characters. */
    private static Optional<String> decode(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
            return decode(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (bytes.length > 1 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
            return decode(bytes, 2, StandardCharsets.UTF_16LE);
        }
        return decode(bytes, 0, StandardCharsets.UTF_8);
    }

    private static Optional<String> decode(byte[] bytes, int from, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
            String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            boolean control = plain.chars().anyMatch(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f');
            return control ? Optional.empty() : Optional.of(plain);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
