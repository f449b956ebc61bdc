package org.habeas.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.habeas.ingest.office.OfficeFormat;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.Unprocessable;
import org.habeas.kit.problem.UnsupportedMedia;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<billStatus><bill/></billStatus>",
                "\uFEFF<billStatus/>",
                "<!-- a --><billStatus/>",
                "<?xml version=\"1.0\"?><!-- a --><?b c?>\n<billStatus/>"
            })
    void billStatusIsRecognisedBehindCommentsAndInstructions(String file) {
        assertThat(of(file)).isInstanceOf(Content.BillStatus.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><p>a",
                "<!-- a --><!DOCTYPE html><html></html>",
                "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"a\"><html/>",
                "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>",
                "<p>a</p>"
            })
    void htmlIsRecognisedBehindCommentsAndProlog(String file) {
        assertThat(of(file)).isInstanceOf(Content.Html.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- x --><!DOCTYPE b [<!ENTITY a \"a\">]><billStatus>&a;</billStatus>",
                "<?x y?><!DOCTYPE b SYSTEM \"http://127.0.0.1/\"><billStatus/>"
            })
    void documentTypeIsRefusedAlsoBehindAComment(String file) {
        assertThatThrownBy(() -> of(file))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("Document type declarations");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<foo><bar/></foo>", "<foo/>", "<!-- a --><foo></foo>\n"})
    void otherFormatsAreRefusedWithWhatIsAccepted(String file) {
        assertThatThrownBy(() -> of(file)).isInstanceOf(UnsupportedMedia.class).hasMessageContaining("Accepted are");
    }

    @ParameterizedTest
    @CsvSource({"%PDF-1.4 a,PDF", "{\\rtf1\\ansi a},RTF", "PK\u0003\u0004 word/document.xml,DOCX"})
    void officeFileIsKnownByWhatItBeginsAs(String file, OfficeFormat format) {
        assertThat(of(file))
                .isInstanceOfSatisfying(
                        Content.Office.class,
                        office -> assertThat(office.format()).isEqualTo(format));
    }

    @Test
    void textThatSpeaksOfPdfIsText() {
        assertThat(of("A file begins with %PDF- where it is one.")).isInstanceOf(Content.PlainText.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {" \n\t", "\uFEFF", "\uFEFF \r\n"})
    void blanksAreNoDocument(String file) {
        assertThatThrownBy(() -> of(file)).isInstanceOf(InvalidRequest.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<quote> he said", "a < b", "<!-- a", "<3 of them"})
    void textThatBeginsLikeMarkupIsText(String file) {
        assertThat(of(file)).isEqualTo(new Content.PlainText(file));
    }

    @Test
    void whatHoldsControlCharactersIsNoText() {
        assertThatThrownBy(() -> Content.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2}))
                .isInstanceOf(UnsupportedMedia.class)
                .hasMessageContaining("This is no text");
    }

    @Test
    void htmlIsReadInTheCharsetThatItDeclares() {
        Charset cyrillic = Charset.forName("windows-1251");
        String page =
                "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\"></head>"
                        + "<body>Свободу политзаключённым</body></html>";
        assertThat(Content.of(page.getBytes(cyrillic)))
                .isInstanceOfSatisfying(
                        Content.Html.class,
                        html -> assertThat(html.markup().text()).isEqualTo(page));
        assertThatThrownBy(() -> Content.of(page.replace("windows-1251", "x-none")
                        .replaceAll("Св.*ым", "Св")
                        .getBytes(cyrillic)))
                .isInstanceOf(UnsupportedMedia.class);
    }

    @Test
    void billStatusIsRecognisedInTheCharsetThatItDeclares() {
        byte[] file = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><billStatus><!-- é --></billStatus>"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Content.of(file)).isInstanceOf(Content.BillStatus.class);
    }

    private static Content of(String file) {
        return Content.of(file.getBytes(StandardCharsets.UTF_8));
    }
}
