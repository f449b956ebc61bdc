package org.habeas.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.habeas.contracts.DocumentRecord.Oddity;
import org.habeas.contracts.test.SharedData;
import org.habeas.kit.problem.Unprocessable;
import org.habeas.kit.problem.UnsupportedMedia;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of the formats that are read in this process. */
class FormatsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            windows-1251 | Правозащитники требуют освободить политзаключённых, которых удерживают в тюрьме с прошлого года.
            KOI8-R       | Правозащитники требуют освободить политзаключённых, которых удерживают в тюрьме с прошлого года.
            ISO-8859-5   | Правозащитники требуют освободить политзаключённых, которых удерживают в тюрьме с прошлого года.
            windows-1252 | Les députés ont demandé la libération immédiate des prisonniers arméniens détenus à Bakou, où leur santé s’est dégradée.
            ISO-8859-1   | Die Abgeordneten fordern die sofortige Freilassung der Gefangenen, die für ihre Überzeugung eingesperrt wurden; außerdem müssen Ärzte sie besuchen dürfen.
            windows-1252 | The Senate’s resolution – S.Res. 540 – “calls for” their release…
            UTF-16LE     | A letter about S.Res. 540, without a mark before it.
            UTF-16BE     | A letter about S.Res. 540, without a mark before it.
            UTF-32LE     | A letter about S.Res. 540, without a mark before it.
            UTF-32BE     | A letter about S.Res. 540, without a mark before it.
            """)
    void textOfAnotherCharsetIsReadAndSaysInWhich(String charset, String text) {
        // When
        Content content = Content.of(text.getBytes(Charset.forName(charset)));
        // Then
        assertThat(content).isInstanceOfSatisfying(Content.PlainText.class, plain -> {
            assertThat(plain.text()).isEqualTo(text);
            assertThat(plain.assumed()).isNotNull();
        });
    }

    @ParameterizedTest
    @CsvSource({"UTF-32LE,fffe0000", "UTF-32BE,0000feff", "UTF-16LE,fffe", "UTF-16BE,feff", "UTF-8,efbbbf"})
    void textWithAMarkIsCertain(String charset, String mark) {
        byte[] words = "Ազատություն S.Res. 540".getBytes(Charset.forName(charset));
        byte[] first = java.util.HexFormat.of().parseHex(mark);
        byte[] bytes = java.util.Arrays.copyOf(first, first.length + words.length);
        System.arraycopy(words, 0, bytes, first.length, words.length);
        assertThat(Content.of(bytes)).isEqualTo(new Content.PlainText("Ազատություն S.Res. 540"));
    }

    @Test
    void charsetThatIsNotCertainIsNotGuessed() {
        assertThatThrownBy(() -> Content.of("Café".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(UnsupportedMedia.class)
                .hasMessageContaining("save it as UTF-8");
    }

    @Test
    void mailIsItsHeadAndItsBodyAndNamesWhatIsAttached() {
        // Given
        String mail = """
                Received: from mail.example.org by mx.example.org; Thu, 4 Apr 2024 10:00:00 +0000
                Message-ID: <1@example.org>
                From: =?utf-8?q?Press_Office_=E2=80=93_Example?= <press@example.org>
                To: "Doe, Jane" <jane@example.org>, list@example.org
                Subject: =?utf-8?b?U3VwcG9ydCBTLlJlcy4gNTQw?=
                Date: Thu, 4 Apr 2024 06:00:00 -0400 (EDT)
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: multipart/alternative; boundary="c"

                --c
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                We support S.Res.=
                 540 =E2=80=93 and more.
                --c
                Content-Type: text/html; charset=utf-8

                <p>We support S.Res. 540 in HTML.</p>
                --c--
                --b
                Content-Type: application/pdf; name="letter.pdf"
                Content-Disposition: attachment; filename="letter.pdf"
                Content-Transfer-Encoding: base64

                JVBERi0=
                --b--
                """.replace("\n", "\r\n");
        // When
        RunningText text = read(mail.getBytes(StandardCharsets.UTF_8));
        // Then
        assertThat(text.text()).isEqualTo("""
                Subject: Support S.Res. 540
                From: Press Office – Example <press@example.org>
                To: "Doe, Jane" <jane@example.org>, list@example.org
                Date: Thu, 4 Apr 2024 06:00:00 -0400 (EDT)

                We support S.Res. 540 – and more.""");
        assertThat(text.title()).isEqualTo("Support S.Res. 540");
        assertThat(text.said().date()).isEqualTo("2024-04-04");
        assertThat(text.said().issuer()).isEqualTo("Press Office – Example");
        assertThat(text.said().recipients()).containsExactly("Doe, Jane", "list@example.org");
        assertThat(text.oddities())
                .extracting(Oddity::code, Oddity::detail)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(
                                "attachment-not-read",
                                "letter.pdf (application/pdf) is attached and was not read. Send it as a document of its own."));
    }

    @Test
    void memorandumIsNoMail() {
        assertThat(Content.of(
                        "From: A\nTo: B\nDate: 4 April 2024\nSubject: S. 1\n\nText.".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Content.PlainText.class);
    }

    @Test
    void mailWhosePartsAreWithinEachOtherWithoutEndIsRefused() {
        StringBuilder mail = new StringBuilder("From: a@example.org\nMIME-Version: 1.0\n");
        for (int i = 0; i < 10_000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append("\n");
        }
        assertThatThrownBy(() -> read(mail.toString().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("deep");
    }

    @Test
    void markdownIsReadWithoutItsMarks() {
        // Given
        String page = """
                # On *S.Res. 540*

                The **Senate** has [a resolution](https://example.org/540)
                and `S. 3000`.

                1. first
                2. second

                - one
                - two

                > quoted

                <div>S. 1</div>
                """;
        // When
        RunningText text = read(page.getBytes(StandardCharsets.UTF_8));
        // Then
        assertThat(text.title()).isEqualTo("On S.Res. 540");
        assertThat(text.text()).isEqualTo("""
                On S.Res. 540

                The Senate has a resolution
                and S. 3000.

                1. first
                2. second

                - one
                - two

                quoted

                S. 1""");
    }

    @Test
    void realMarkdownOfBillsKeepsItsWords() throws Exception {
        for (Path file : files("bill-text/119-azerbaijan-md")) {
            RunningText text = read(Files.readAllBytes(file));
            assertThat(text.title()).as(file.toString()).matches("[A-Z]+ \\d+: .*");
            assertThat(text.text()).doesNotContain("**").contains("119th CONGRESS");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"# only this\nand text", "A * b * c", "Dear Senator,\n\n* one\n* two", "see [1](a)"})
    void textThatHasAMarkByChanceIsText(String text) {
        assertThat(Content.of(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Content.PlainText.class);
    }

    @Test
    void textOfABillIsReadWithItsNumberItsTitleAndItsDay() throws Exception {
        // Given
        byte[] bill = Files.readAllBytes(SharedData.file("bill-text/114-xml/BILLS-114hconres12rds.xml"));
        // When
        RunningText text = read(bill);
        // Then
        assertThat(text.title())
                .startsWith("H. CON. RES. 12: Authorizing the use of the rotunda of the United States Capitol");
        assertThat(text.said().kind()).isEqualTo("bill-text");
        assertThat(text.said().issuer()).isEqualTo("U.S. House of Representatives");
        assertThat(text.text()).contains("114th CONGRESS\n1st Session\nH. CON. RES. 12\nIN THE SENATE");
        assertThat(text.text()).doesNotContain("Pursuant to Title 17", "  ", "\n\n");
    }

    @Test
    void everyRealTextOfABillIsRead() throws Exception {
        List<Path> files = files("bill-text/114-xml");
        assertThat(files).hasSizeGreaterThan(60);
        for (Path file : files) {
            RunningText text = read(Files.readAllBytes(file));
            assertThat(text.text())
                    .as(file.toString())
                    .hasSizeGreaterThan(300)
                    .containsPattern("114th CONGRESS|One Hundred Fourteenth Congress");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE bill [<!ENTITY a \"b\">]><bill>&a;</bill>",
                "<!DOCTYPE bill SYSTEM \"bill.dtd\" [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><bill>&a;</bill>",
                "<!DOCTYPE bill SYSTEM \"bill.dtd\"><bill>&a;</bill>",
                "<?xml version=\"1.0\"?><bill><legis-num>"
            })
    void textOfABillWithEntitiesOrCutOffIsRefused(String file) {
        assertThatThrownBy(() -> read(file.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Unprocessable.class,
                        e -> assertThat(e.problems().getFirst().code()).isEqualTo("malformed-xml"));
    }

    @Test
    void whatTurnsTheTextAroundIsKeptAndTold() {
        RunningText text = read("Released: \u202enot\u202c yet.".getBytes(StandardCharsets.UTF_8));
        assertThat(text.text()).isEqualTo("Released: \u202enot\u202c yet.");
        assertThat(text.oddities()).extracting(Oddity::code).containsExactly("hidden-characters");
    }

    private static List<Path> files(String folder) {
        try (Stream<Path> all = Files.list(SharedData.file(folder))) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RunningText read(byte[] bytes) {
        Content content = Content.of(bytes);
        assertThat(content).isInstanceOf(Content.Running.class);
        return new RunningTexts((format, file, sha256) -> {
                    throw new AssertionError("no office file");
                })
                .of((Content.Running) content, "");
    }
}
