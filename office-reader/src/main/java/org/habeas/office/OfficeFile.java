package org.habeas.office;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads one file with the one parser of its format: no other is ever asked, nothing that lies within the file is read as a
 * file, no picture is looked at, and nothing outside of it is loaded.
 */
final class OfficeFile {

    private static final long MOST_UNPACKED = 512L * 1024 * 1024;
    private static final long MOST_OF_ONE_PART = 128L * 1024 * 1024;
    private static final int MOST_PARTS = 10_000;

    /** No text that people write shrinks to less than a hundredth. */
    private static final int MOST_TIMES = 200;

    private static final long SMALL = 1L << 20;

    private OfficeFile() {}

    /** @param format {@code P} of PDF, {@code X} of DOCX, {@code O} of ODT, {@code R} of RTF, {@code W} of DOC */
    static Answer read(int format, Path file) {
        try {
            return switch (format) {
                case 'P' -> read(pdf(), file);
                case 'R' -> read(new RTFParser(), file);
                case 'W' -> word(file);
                case 'X' -> zipped(word(), "word/document.xml", file);
                case 'O' -> zipped(new OpenDocumentParser(), "content.xml", file);
                default -> Answer.Refusal.OTHER_FORMAT;
            };
        } catch (StackOverflowError e) {
            return Answer.Refusal.DAMAGED; // nested deeper than any document
        } catch (IOException | RuntimeException e) {
            return Answer.Refusal.DAMAGED;
        }
    }

    private static Answer word(Path file) throws IOException {
        try (POIFSFileSystem parts = new POIFSFileSystem(file.toFile(), true)) {
            if (parts.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
                return Answer.Refusal.ENCRYPTED;
            }
            if (!parts.getRoot().hasEntryCaseInsensitive("WordDocument")) {
                return Answer.Refusal.OTHER_FORMAT;
            }
        }
        return read(new OfficeParser(), file);
    }

    /** Looks at what the file says of its parts first: what is too large by its own account is not opened. */
    private static Answer zipped(Parser parser, String main, Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry text = zip.getEntry(main);
            if (text == null) {
                return Answer.Refusal.OTHER_FORMAT;
            }
            long unpacked = 0;
            boolean isSwollen = false;
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry part = all.nextElement();
                long size = Math.max(0, part.getSize());
                isSwollen |= size > SMALL && size / Math.max(1, part.getCompressedSize()) > MOST_TIMES;
                unpacked += size;
            }
            if (isSwollen || unpacked > MOST_UNPACKED || zip.size() > MOST_PARTS) {
                return Answer.Refusal.UNPACKS_TOO_LARGE;
            }
            if (!isAsLargeAsItSays(zip, text)) {
                return Answer.Refusal.DAMAGED;
            }
        } catch (ZipException e) {
            return Answer.Refusal.DAMAGED;
        }
        return read(parser, file);
    }

    /** A parser stops where a part should end by its own account, and takes what it has for all. */
    private static boolean isAsLargeAsItSays(ZipFile zip, ZipEntry part) throws IOException {
        try (InputStream in = zip.getInputStream(part)) {
            long read = 0;
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0 && read <= part.getSize(); n = in.read(buffer)) {
                read += n;
            }
            return read == part.getSize();
        }
    }

    private static Answer read(Parser parser, Path file) throws IOException {
        PagedText text = new PagedText();
        Metadata said = new Metadata();
        try (TikaInputStream in = TikaInputStream.get(file)) {
            parser.parse(in, text, said, context());
        } catch (EncryptedDocumentException e) {
            return Answer.Refusal.ENCRYPTED;
        } catch (TikaException
                | SAXException
                | IOException
                | RuntimeException e) { // whatever a hostile file makes of a parser
            return refusal(text, e);
        }
        String all = text.text();
        if (all.isBlank()) {
            return Answer.Refusal.NO_TEXT;
        }
        return new Answer.Read(
                all,
                text.pages(),
                said.get(TikaCoreProperties.TITLE),
                said.get(TikaCoreProperties.CREATOR),
                said.get(TikaCoreProperties.CREATED),
                said.get(TikaCoreProperties.LANGUAGE),
                said.get(TikaCoreProperties.TIKA_META_EXCEPTION_WARNING) != null);
    }

    /** Libraries wrap what stopped them, and their own guards against what unpacks too large have no type. */
    private static Answer.Refusal refusal(PagedText text, Exception e) {
        if (text.overrun() != null) {
            return text.overrun();
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String says = String.valueOf(cause.getMessage());
            if (says.contains("Zip bomb detected") || says.contains("ZipSecureFile")) {
                return Answer.Refusal.UNPACKS_TOO_LARGE;
            }
            if (cause instanceof EncryptedDocumentException
                    || cause instanceof org.apache.poi.EncryptedDocumentException) {
                return Answer.Refusal.ENCRYPTED;
            }
        }
        return Answer.Refusal.DAMAGED;
    }

    /** Tika takes POI's guard away when its class is loaded, for it has one of its own in a place that is not used here. */
    private static Parser word() {
        Parser parser = new OOXMLParser();
        ZipSecureFile.setMaxEntrySize(MOST_OF_ONE_PART);
        ZipSecureFile.setMaxFileCount(MOST_PARTS);
        ZipSecureFile.setMinInflateRatio(1.0 / MOST_TIMES);
        return parser;
    }

    private static Parser pdf() {
        PDFParserConfig config = new PDFParserConfig();
        config.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        config.setExtractInlineImages(false);
        config.setExtractBookmarksText(false); // they repeat the headings
        config.setExtractAnnotationText(false);
        config.setCatchIntermediateIOExceptions(true);
        PDFParser parser = new PDFParser();
        parser.setPDFParserConfig(config);
        return parser;
    }

    private static ParseContext context() {
        OfficeParserConfig office = new OfficeParserConfig();
        office.setUseSAXDocxExtractor(true);
        office.setExtractMacros(false);
        office.setIncludeDeletedContent(false);
        ParseContext context = new ParseContext();
        context.set(OfficeParserConfig.class, office);
        context.set(EmbeddedDocumentExtractor.class, new Unread());
        return context;
    }

    /** What lies within a file is no part of its text. */
    private static final class Unread implements EmbeddedDocumentExtractor {
        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream in, ContentHandler to, Metadata metadata, boolean outputHtml) {}
    }
}
