package org.habeas.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads sitemaps, indexes of them, RSS and Atom as they come, one entry after another. No DTD, no entities but those of XML, and of each
 * entry no more than its address needs.
 */
final class Listing {

    private static final int LONGEST_TEXT = 4_000_000;
    private static final int MOST_LINKS = 20_000;
    private static final Set<String> LISTINGS = Set.of("urlset", "sitemapindex", "rss", "feed", "RDF");
    private static final Set<String> ENTRIES = Set.of("item", "entry", "url", "sitemap");
    private static final Set<String> TIMES = Set.of("lastmod", "pubDate", "updated", "published", "date");
    private static final Set<String> TEXTS = Set.of("description", "encoded", "content", "summary");
    private static final Pattern HREF = Pattern.compile("https?://[^\\s\"'<>]{1,1900}");

    private final Entries entries;
    private final Set<String> links = new HashSet<>();
    private @Nullable String link;
    private @Nullable Instant time;
    private boolean inEntry;

    private Listing(Entries entries) {
        this.entries = entries;
    }

    /** Takes what is listed. */
    @FunctionalInterface
    interface Entries {

        /**
         * @param isIndex whether it is another listing
         * @param link as it stands there
         * @param inText what the entry's text links beside, in no order
         * @param time empty where none is given that can be read
         */
        void entry(boolean isIndex, Optional<String> link, Set<String> inText, Optional<Instant> time);
    }

    /** @throws IOException if it is not well-formed XML, is no listing, or cannot be read */
    static void read(InputStream in, Entries entries) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            new Listing(entries).read(xml);
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException broken) {
                throw broken;
            }
            throw new Malformed(e);
        }
    }

    /** It is no listing, whatever its server says. */
    static final class Malformed extends IOException {
        private static final long serialVersionUID = 1L;

        Malformed(@Nullable Throwable cause) {
            super("This is no sitemap, RSS or Atom that can be read.", cause);
        }
    }

    private void read(XMLStreamReader xml) throws XMLStreamException, IOException {
        boolean isListing = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw new Malformed(null);
                case XMLStreamConstants.START_ELEMENT -> {
                    isListing |= LISTINGS.contains(xml.getLocalName());
                    if (!isListing) {
                        throw new Malformed(null);
                    }
                    start(xml);
                }
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                default -> {
                    // text between elements
                }
            }
        }
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
        String name = xml.getLocalName();
        if (ENTRIES.contains(name)) {
            inEntry = true;
            link = null;
            time = null;
            links.clear();
        } else if (inEntry && name.equals("link") && xml.getAttributeValue(null, "href") != null) {
            String rel = xml.getAttributeValue(null, "rel");
            if (link == null && (rel == null || rel.equals("alternate"))) {
                link = xml.getAttributeValue(null, "href");
            }
        } else if (inEntry && (name.equals("loc") || name.equals("link"))) {
            String text = text(xml);
            link = link == null && !text.isBlank() ? text : link;
        } else if (inEntry && TIMES.contains(name)) {
            Instant read = time(text(xml)).orElse(null);
            time = time == null || read != null && read.isAfter(time) ? read : time;
        } else if (inEntry && TEXTS.contains(name)) {
            Matcher found = HREF.matcher(text(xml));
            while (found.find() && links.size() < MOST_LINKS) {
                links.add(found.group());
            }
        }
    }

    private void end(String name) {
        if (inEntry && ENTRIES.contains(name)) {
            inEntry = false;
            entries.entry(
                    name.equals("sitemap"), Optional.ofNullable(link), Set.copyOf(links), Optional.ofNullable(time));
        }
    }

    /** All text in the element, behind which the reader then stands; of one that is too long its beginning. */
    private static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() < LONGEST_TEXT) {
                        text.append(xml.getText());
                    }
                }
                default -> {
                    // comments and the like
                }
            }
        }
        return text.toString().strip();
    }

    /** ISO 8601 as sitemaps and Atom have it, or RFC 822 as RSS has it; a day counts from its beginning. */
    static Optional<Instant> time(String written) {
        try {
            if (written.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return Optional.of(
                        LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            return Optional.of(
                    written.contains("T") && written.startsWith("2")
                            ? OffsetDateTime.parse(written).toInstant()
                            : ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
