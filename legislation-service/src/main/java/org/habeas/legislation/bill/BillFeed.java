package org.habeas.legislation.bill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.habeas.contracts.Alert;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Change;
import org.habeas.contracts.FieldChange;

/** Writes the changes of a bill as an Atom feed, RFC 4287: what is read by people, with the way to what programs read. */
final class BillFeed {

    static final String MEDIA_TYPE = "application/atom+xml";

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final int MOST_ROWS = 20;
    private static final int LONGEST_VALUE = 300;
    private static final List<String> NAMING_FIELDS = List.of("text", "name", "kind", "number", "bioguide", "id");

    private final XMLStreamWriter xml;

    private BillFeed(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * @param changes the newest first
     * @param self the address of the feed
     */
    static String of(BillSummary bill, List<Change> changes, URI self) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new BillFeed(xml).write(bill, changes, self);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed of text can be written", e);
        }
        return text.toString();
    }

    private void write(BillSummary bill, List<Change> changes, URI self) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        element("id", "urn:habeas:bill:" + bill.id());
        element("title", bill.id().cited());
        if (bill.title() != null) {
            element("subtitle", bill.title());
        }
        element(
                "updated",
                (changes.isEmpty() ? bill.updated() : changes.getFirst().time()).toString());
        xml.writeStartElement("author");
        element("name", "Habeas");
        xml.writeEndElement();
        link("self", MEDIA_TYPE, self.toString());
        link("alternate", "text/html", BillAnswer.Links.of(bill).congressGov());
        for (Change change : changes) {
            entry(bill, change, self);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void entry(BillSummary bill, Change change, URI self) throws XMLStreamException {
        xml.writeStartElement("entry");
        element("id", "urn:uuid:" + change.id());
        element("title", title(bill, change));
        element("updated", change.time().toString());
        element("published", change.time().toString());
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", change.type().code());
        link(
                "alternate",
                "application/json",
                self.resolve("changes?after=" + (change.position() - 1) + "&limit=1")
                        .toString());
        xml.writeStartElement("content");
        xml.writeAttribute("type", "text");
        xml.writeCharacters(readable(content(change)));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static String title(BillSummary bill, Change change) {
        Alert alert = change.alert();
        return alert == null ? bill.id().cited() + ": " + what(change) : alert.headline();
    }

    private static String what(Change change) {
        return switch (change.type()) {
            case BILL_ADDED -> "first known";
            case BILL_STATUS_CHANGED -> "stands elsewhere";
            case BILL_MILESTONE_REACHED -> "a milestone was reached";
            case BILL_ACTIONS_ADDED -> "actions were added";
            case BILL_ACTIONS_RETRACTED -> "actions were taken back by the source";
            case BILL_COSPONSORS_CHANGED -> "cosponsors came or went";
            case BILL_TEXTS_PUBLISHED -> "a text was published";
            case BILL_DETAILS_ADDED -> "more is known of it";
            case BILL_CORRECTED -> "corrected";
            case BILL_MENTIONED -> "a document mentions it";
            case DOCUMENT_INGESTED,
                    DOCUMENT_MENTIONS_CHANGED,
                    DOCUMENT_CORRECTED,
                    DOCUMENT_RETRACTED,
                    BILL_RECORD_PUBLISHED,
                    MEMBER_RECORD_PUBLISHED,
                    DETAINEE_ADDED,
                    DETAINEE_CUSTODY_CHANGED,
                    DETAINEE_PROCEEDINGS_CHANGED,
                    DETAINEE_STATEMENTS_ADDED,
                    DETAINEE_CONTESTED,
                    DETAINEE_CORRECTED,
                    DETAINEE_RETRACTED,
                    DETAINEE_MERGED,
                    DETAINEE_UNMERGED,
                    DETAINEE_STALE,
                    DETAINEE_MENTIONED,
                    DETAINEE_ERASED -> throw new IllegalStateException("no change of a bill: " + change.type());
        };
    }

    private static String content(Change change) {
        List<FieldChange> rows = change.fields();
        String told = rows.stream().limit(MOST_ROWS).map(BillFeed::row).collect(Collectors.joining("\n"));
        return rows.size() <= MOST_ROWS ? told : told + "\nand " + (rows.size() - MOST_ROWS) + " more";
    }

    private static String row(FieldChange row) {
        if (row.from().isNull()) {
            return row.field() + ": " + value(row.to());
        }
        return row.field() + ": " + value(row.from()) + " → " + (row.to().isNull() ? "none" : value(row.to()));
    }

    private static String value(JsonNode value) {
        String text = value.isValueNode()
                ? value.asText()
                : NAMING_FIELDS.stream()
                        .map(value::path)
                        .filter(JsonNode::isValueNode)
                        .findFirst()
                        .map(JsonNode::asText)
                        .orElseGet(value::toString);
        return text.codePointCount(0, text.length()) <= LONGEST_VALUE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(readable(text));
        xml.writeEndElement();
    }

    private void link(String relation, String type, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", address);
    }

    /** XML has no way to write some characters, which a source may have written all the same. */
    private static String readable(String text) {
        return text.codePoints()
                .map(c ->
                        c == '\t' || c == '\n' || c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd || c >= 0x10000
                                ? c
                                : c == '\r' ? '\n' : 0xfffd)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
