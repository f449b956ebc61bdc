package org.habeas.ingest.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Writes the office files of the tests, the sound ones and the others. */
public final class OfficeFiles {

    private static final int PIECE = 1 << 20;

    private OfficeFiles() {}

    /** A PDF with a page for each of these, whose lines are its lines. */
    public static byte[] pdf(String... pages) throws IOException {
        try (PDDocument pdf = written(pages)) {
            return bytes(pdf);
        }
    }

    /** The same with what a word processor says of it. */
    public static byte[] pdfOf(String title, String author, String page) throws IOException {
        try (PDDocument pdf = written(page)) {
            Calendar made = new GregorianCalendar(2024, Calendar.APRIL, 3, 12, 30, 0);
            made.setTimeZone(TimeZone.getTimeZone("UTC"));
            pdf.getDocumentInformation().setTitle(title);
            pdf.getDocumentInformation().setAuthor(author);
            pdf.getDocumentInformation().setCreationDate(made);
            pdf.getDocumentCatalog().setLanguage("en-US");
            return bytes(pdf);
        }
    }

    public static byte[] encryptedPdf(String page) throws IOException {
        try (PDDocument pdf = written(page)) {
            pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            return bytes(pdf);
        }
    }

    /** Forms that draw one another, ten times each and ten deep: a page that is drawn in no time that anybody has. */
    public static byte[] endlessPdf() throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            PDFormXObject inner = form(pdf, "BT /F1 12 Tf (S.Res. 540) Tj ET", null);
            for (int depth = 0; depth < 10; depth++) {
                inner = form(pdf, "/X Do ".repeat(10), inner);
            }
            PDResources resources = new PDResources();
            resources.put(COSName.getPDFName("X"), inner);
            page.setResources(resources);
            PDStream content = new PDStream(pdf);
            write(content, "/X Do");
            page.setContents(content);
            return bytes(pdf);
        }
    }

    /** A page whose content is so many megabytes of blanks, packed. */
    public static byte[] swollenPdf(int megabytes) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] blanks = " ".repeat(PIECE).getBytes(StandardCharsets.US_ASCII);
        try (DeflaterOutputStream packed = new DeflaterOutputStream(content)) {
            for (int i = 0; i < megabytes; i++) {
                packed.write(blanks);
            }
        }
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        List<Integer> offsets = new ArrayList<>();
        ascii(pdf, "%PDF-1.4\n");
        for (String object : List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<<>>/Contents 4 0 R>>",
                "<</Filter/FlateDecode/Length " + content.size() + ">>\nstream\n")) {
            offsets.add(pdf.size());
            ascii(pdf, offsets.size() + " 0 obj\n" + object);
            if (object.endsWith("stream\n")) {
                content.writeTo(pdf);
                ascii(pdf, "\nendstream");
            }
            ascii(pdf, "\nendobj\n");
        }
        int table = pdf.size();
        ascii(pdf, "xref\n0 5\n0000000000 65535 f \n");
        for (int offset : offsets) {
            ascii(pdf, "%010d 00000 n \n".formatted(offset));
        }
        ascii(pdf, "trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
        return pdf.toByteArray();
    }

    private static void ascii(ByteArrayOutputStream out, String words) {
        out.writeBytes(words.getBytes(StandardCharsets.US_ASCII));
    }

    public static byte[] docx(List<String> paragraphs) throws IOException {
        try (XWPFDocument word = new XWPFDocument()) {
            paragraphs.forEach(text -> word.createParagraph().createRun().setText(text));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            word.write(out);
            return out.toByteArray();
        }
    }

    /** A Word file whose text is so many megabytes of one letter. */
    public static byte[] swollenDocx(int megabytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, "[Content_Types].xml", """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                    <Default Extension="xml" ContentType="application/xml"/>
                    <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
                    </Types>""");
            entry(zip, "_rels/.rels", """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
                    </Relationships>""");
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(
                    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>"
                            .getBytes(StandardCharsets.UTF_8));
            byte[] letters = "a".repeat(PIECE).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < megabytes; i++) {
                zip.write(letters);
            }
            zip.write("</w:t></w:r></w:p></w:body></w:document>".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    public static byte[] odt(String paragraph) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, "mimetype", "application/vnd.oasis.opendocument.text");
            entry(zip, "content.xml", """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                     xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
                    <office:body><office:text><text:p>%s</text:p></office:text></office:body>
                    </office:document-content>""".formatted(paragraph));
        }
        return out.toByteArray();
    }

    public static byte[] rtf(String text) {
        return ("{\\rtf1\\ansi\\deff0 {\\fonttbl {\\f0 Times;}}\\f0 " + text + "\\par}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static PDDocument written(String... pages) throws IOException {
        PDDocument pdf = new PDDocument();
        for (String text : pages) {
            PDPage page = new PDPage(PDRectangle.LETTER);
            pdf.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.setLeading(16);
                content.newLineAtOffset(72, 700);
                for (String line : text.lines().toList()) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
        }
        return pdf;
    }

    private static PDFormXObject form(PDDocument pdf, String content, PDFormXObject inner) throws IOException {
        PDFormXObject form = new PDFormXObject(pdf);
        form.setBBox(new PDRectangle(100, 100));
        PDResources resources = new PDResources();
        resources.put(COSName.getPDFName("F1"), new PDType1Font(Standard14Fonts.FontName.HELVETICA));
        if (inner != null) {
            resources.put(COSName.getPDFName("X"), inner);
        }
        form.setResources(resources);
        write(form.getStream(), content);
        return form;
    }

    private static void write(PDStream stream, String content) throws IOException {
        try (OutputStream out = stream.createOutputStream()) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static byte[] bytes(PDDocument pdf) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.save(out);
        return out.toByteArray();
    }
}
