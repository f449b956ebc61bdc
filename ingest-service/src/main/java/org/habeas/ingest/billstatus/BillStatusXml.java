package org.habeas.ingest.billstatus;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the XML safely: no DTD, no entities but the five of XML, nothing from outside, and no more memory than the limits
 * below allow, whatever the file claims.
 */
final class BillStatusXml {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_ELEMENTS = 400_000;

    /** What only counts or repeats what other elements say; it is passed over without being kept. */
    private static final Set<String> PASSED_OVER =
            Set.of("dublinCore", "actionTypeCounts", "actionByCounts", "amendedBill", "identifiers");

    /** To make one takes as long as to read a small file, and two threads may not use one at a time. */
    private static final ThreadLocal<XMLInputFactory> FACTORY = ThreadLocal.withInitial(BillStatusXml::factory);

    private BillStatusXml() {}

    /** Name of the root element. */
    static String root(byte[] bytes) throws BillStatusException {
        XMLStreamReader in = open(bytes);
        try {
            while (in.next() != XMLStreamConstants.START_ELEMENT) {
                refuseDtd(in);
            }
            return in.getLocalName();
        } catch (XMLStreamException e) {
            throw malformed(e, null);
        }
    }

    static XmlNode read(byte[] bytes) throws BillStatusException {
        XMLStreamReader in = open(bytes);
        XmlNode document = new XmlNode("", 1, 0);
        Deque<XmlNode> open = new ArrayDeque<>();
        open.push(document);
        int elements = 0;
        try {
            while (in.hasNext()) {
                switch (in.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++elements > MAX_ELEMENTS || open.size() > MAX_DEPTH) {
                            throw new BillStatusException(
                                    "The file has more elements, or deeper ones, than any bill",
                                    in.getLocation().getLineNumber(),
                                    in.getLocation().getColumnNumber(),
                                    in.getLocalName());
                        }
                        if (PASSED_OVER.contains(in.getLocalName())) {
                            passOver(in);
                        } else {
                            XmlNode node = new XmlNode(
                                    in.getLocalName(),
                                    in.getLocation().getLineNumber(),
                                    in.getLocation().getColumnNumber());
                            open.element().add(node);
                            open.push(node);
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> open.pop();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        open.element().append(in.getText());
                    default -> refuseDtd(in);
                }
            }
        } catch (XMLStreamException e) {
            throw malformed(
                    e, open.element() == document ? null : open.element().name());
        }
        return document.children().getFirst();
    }

    private static void passOver(XMLStreamReader in) throws XMLStreamException, BillStatusException {
        int depth = 1;
        while (depth > 0) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> refuseDtd(in);
            }
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        return factory;
    }

    private static XMLStreamReader open(byte[] bytes) throws BillStatusException {
        try {
            return FACTORY.get().createXMLStreamReader(new ByteArrayInputStream(bytes));
        } catch (XMLStreamException e) {
            throw malformed(e, null);
        }
    }

    private static void refuseDtd(XMLStreamReader in) throws BillStatusException {
        int event = in.getEventType();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new BillStatusException(
                    "Document type declarations and entities are not accepted",
                    in.getLocation().getLineNumber(),
                    in.getLocation().getColumnNumber(),
                    null);
        }
    }

    /** @param element that is open there, null outside of all */
    private static BillStatusException malformed(XMLStreamException e, @Nullable String element) {
        int line = e.getLocation() == null ? 0 : Math.max(1, e.getLocation().getLineNumber());
        int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNumber();
        String what = e.getNestedException() instanceof CharConversionException
                ? "The file has bytes that are no characters"
                : "The XML is not well formed";
        return BillStatusException.malformed(
                element == null ? what : what + ", inside the element " + element, line, column, element);
    }
}
