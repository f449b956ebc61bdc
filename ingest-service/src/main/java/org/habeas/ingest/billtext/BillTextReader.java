package org.habeas.ingest.billtext;

import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.habeas.ingest.billstatus.BillStatusException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a bill's text in one pass: a block of it has lines of its own, its number and its heading stand before it. The document
 * type that each of these files names is passed over and never loaded; entities are not taken.
 */
public final class BillTextReader {

    /** The elements with which such a file begins. */
    public static final Set<String> ROOTS = Set.of("bill", "resolution", "amendment-doc");

    private static final int DEEPEST = 200;

    /** Said within a line. Everything else has lines of its own. */
    private static final Set<String> INLINE = Set.of(
            "quote",
            "term",
            "external-xref",
            "internal-xref",
            "short-title",
            "enum",
            "italic",
            "bold",
            "sponsor",
            "cosponsor",
            "nonsponsor",
            "committee-name",
            "fraction",
            "pagebreak",
            "after-quoted-block",
            "added-phrase",
            "deleted-phrase",
            "superscript",
            "subscript",
            "act-name",
            "enum-in-header",
            "nobreak",
            "linebreak",
            "header-in-text",
            "effective-date",
            "definition",
            "omitted-text",
            "committee-appointment-paragraph");

    /** It describes the file and is not printed. */
    private static final Set<String> NOT_PRINTED = Set.of("metadata");

    private static final XMLInputFactory FACTORY = factory();

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private @Nullable String number;
    private @Nullable String title;
    private @Nullable String publisher;
    private @Nullable String date;

    /** Where the text of the element begins that is looked for by its name. */
    private int from;

    private BillTextReader() {}

    /** @throws BillStatusException if it is no XML, has an entity, or is nested deeper than any bill */
    public static BillText read(byte[] bytes) throws BillStatusException {
        BillTextReader reader = new BillTextReader();
        try {
            reader.readAll(open(bytes));
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : Math.max(1, e.getLocation().getLineNumber());
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNumber();
            throw BillStatusException.malformed("The XML is not well formed", line, column);
        }
        return new BillText(reader.text.toString().strip(), reader.number, reader.title, reader.publisher, reader.date);
    }

    /** The factory makes readers one at a time. */
    private static XMLStreamReader open(byte[] bytes) throws XMLStreamException {
        synchronized (FACTORY) {
            return FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes));
        }
    }

    private void readAll(XMLStreamReader xml) throws XMLStreamException, BillStatusException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    append(xml.getText());
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw wrong(xml, "Document type declarations and entities are not accepted");
                default -> {
                    // comments, instructions, and the document type, which says nothing that is needed
                }
            }
        }
    }

    private void start(XMLStreamReader xml) throws BillStatusException {
        String name = xml.getLocalName();
        if (open.size() >= DEEPEST) {
            throw wrong(xml, "The file has elements deeper than any bill");
        }
        open.push(name);
        if (isLeftOut()) {
            return;
        }
        String day = name.equals("action-date") ? xml.getAttributeValue(null, "date") : null;
        if (day != null) {
            date = later(date, day);
        }
        if (name.equals("quote")) {
            text.append('“');
        } else if (!INLINE.contains(name) || name.equals("enum")) {
            breakLine(name);
        }
        if (name.equals("legis-num") || name.equals("official-title")) {
            from = text.length();
        }
    }

    private void end(String name) {
        open.pop();
        if (isLeftOut()) {
            return;
        }
        switch (name) {
            case "quote" -> text.append('”');
            case "enum" -> text.append(' ');
            case "legis-num" -> number = number == null ? said() : number;
            case "official-title" -> title = title == null ? said() : title;
            default -> {
                // says nothing of the head
            }
        }
        if (!INLINE.contains(name)) {
            breakLine("");
        }
    }

    private @Nullable String said() {
        String said = text.substring(Math.min(from, text.length()))
                .replaceAll("\\s+", " ")
                .strip();
        return said.isEmpty() ? null : said;
    }

    /** Of what is not printed only who published it is kept. */
    private boolean isLeftOut() {
        return open.stream().anyMatch(NOT_PRINTED::contains);
    }

    private void append(String words) {
        if (isLeftOut()) {
            if ("publisher".equals(open.peek()) && !words.isBlank() && publisher == null) {
                publisher = words.replaceAll("\\s+", " ").strip();
            }
            return;
        }
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean isBlank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (!isBlank) {
                text.append(c);
            } else if (!text.isEmpty() && text.charAt(text.length() - 1) > ' ') {
                text.append(' ');
            }
        }
    }

    /** A heading and a text stand in the line of the number before them. */
    private void breakLine(String name) {
        int end = text.length();
        if (end == 0) {
            return;
        }
        boolean isBehindNumber = end > 1 && text.charAt(end - 1) == ' ' && isNumbered(name);
        while (!isBehindNumber && end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        if (!isBehindNumber && end > 0 && text.charAt(end - 1) != '\n') {
            text.append('\n');
        }
    }

    /** Whether what begins may follow a number, which is the last thing that was printed in this line. */
    private boolean isNumbered(String name) {
        if (!name.equals("header") && !name.equals("text")) {
            return false;
        }
        int line = text.lastIndexOf("\n") + 1;
        String before = text.substring(line).strip();
        return before.length() <= 12 && before.indexOf(' ') < 0 && !before.isEmpty();
    }

    private static @Nullable String later(@Nullable String date, String day) {
        try {
            String iso = LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE).toString();
            boolean isLater = iso.length() == 10 && (date == null || iso.compareTo(date) > 0);
            return isLater ? iso : date;
        } catch (DateTimeException e) {
            return date; // what is printed stands in the text all the same
        }
    }

    private static BillStatusException wrong(XMLStreamReader xml, String what) {
        return BillStatusException.malformed(
                what, xml.getLocation().getLineNumber(), xml.getLocation().getColumnNumber());
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing from outside is read");
        });
        return factory;
    }
}
