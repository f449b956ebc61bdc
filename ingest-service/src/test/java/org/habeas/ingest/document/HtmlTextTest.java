package org.habeas.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.habeas.contracts.test.ProcessorTime;
import org.habeas.kit.http.Parameters;
import org.habeas.language.citation.CitationScanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <ul><li>S.Res.540</li><li>S.3000</li></ul>                        | S.Res.540¶¶S.3000
            <p>Ruben Vardanyan</p><p>Bako Sahakyan</p>                        | Ruben Vardanyan¶¶Bako Sahakyan
            <table><tr><td>S.Res.540</td><td>S.3000</td></tr><tr><td>S. 1</td></tr></table> | S.Res.540¶S.3000¶¶S. 1
            <dl><dt>S.Res.540</dt><dd>S.3000</dd></dl>                        | S.Res.540¶¶S.3000
            <select><option>S.Res.540<option>S.3000</select>                  | S.Res.540¶S.3000
            <h1>S.Res.540</h1>S.3000<div><div>S. 1</div></div><div>S. 2</div> | S.Res.540¶S.3000¶¶S. 1¶¶S. 2
            S.Res.540<hr>S.3000<br>S. 1                                       | S.Res.540¶¶S.3000¶S. 1
            S.Res.540<nav>S. 9</nav>S.3000                                    | S.Res.540¶¶S.3000
            <x-card>S.Res.540</x-card><x-card>S.3000</x-card>                 | S.Res.540¶¶S.3000
            S.<b>Res.</b><i>540</i> in <o:p>B</o:p>aku                        | S.Res.540 in Baku
            <p>S.Res.540<script>x</script>, S.3000</p>                        | S.Res.540, S.3000
            """)
    void whatABrowserShowsApartStandsApart(String page, String text) {
        assertThat(of("<html><body>" + page + "</body></html>").text()).isEqualTo(text.replace('¶', '\n'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <form id="aspnetForm"><nav>S. 9</nav><p>S.Res.540</p></form>                    | S.Res.540
            <form><main><p>S.Res.540</p><button>S. 9</button></main></form>                 | S.Res.540
            <form>S.Res.540<select><option>S. 9</select>S.3000<textarea>S. 9</textarea></form> | S.Res.540¶¶S.3000
            <nav>S. 9</nav><article>S.Res.540</article>S. 9<article>S.3000</article>        | S.Res.540¶¶S.3000
            <article>S.Res.540</article><article>S.3000<article>S. 1</article></article>    | S.Res.540¶¶S.3000¶S. 1
            <main>S.Res.540</main><article>S. 9</article>                                   | S.Res.540
            <main>&nbsp;</main><article>S.Res.540</article><p>S. 9</p>                      | S.Res.540
            <article><h1>S.3000</h1><main>S.Res.540</main></article><article>S. 9</article> | S.3000¶¶S.Res.540
            <main>S.Res.540<nav>S. 9</nav>S.3000</main>                                     | S.Res.540¶¶S.3000
            <article><h1>News</h1><aside>Share<p>They ask for S.Res.540.</article>          | News¶¶Share¶They ask for S.Res.540.
            <main><nav>S. 9</nav></main><p>S.Res.540</p>                                    | S.Res.540
            <article><aside>S. 9<main>S.Res.540</main></article>                            | S. 9¶S.Res.540
            <article><header><h1>S.Res.540</h1><p>April 4</p></header><p>S. 1</p></article> | S.Res.540¶¶April 4¶¶S. 1
            <main>S.Res.540<aside>S. 9</aside><footer>S. 1</footer></main><footer>S. 9</footer>   | S.Res.540¶¶S. 1
            <header>S. 9</header><p>S.Res.540</p><aside><article>S. 9</article></aside>     | S.Res.540
            <header>S. 9<main>S.Res.540</main><footer>S. 9</footer>                         | S.Res.540
            <header>S. 9</header><main>&nbsp;</main><p>S.Res.540</p>                        | S.Res.540
            <header><h1>S.Res.540</h1></header><footer>S.3000</footer>                      | S.Res.540¶¶S.3000
            <div id="cookie-bar">We use cookies. S. 9</div><p>S.Res.540</p>                 | S.Res.540
            <div role="dialog"><p>Your consent? S. 9</p></div><div>S.Res.540</div>          | S.Res.540
            <div class="cookies-on"><main>S.Res.540 on cookies</main></div>                 | S.Res.540 on cookies
            <div class="consent">The Senate gave its consent to S. 9.</div>                 | The Senate gave its consent to S. 9.
            """)
    void whatThePageSaysIsReadAndWhatIsAroundItIsNot(String page, String text) {
        assertThat(of("<html><body>" + page + "</body></html>").text()).isEqualTo(text.replace('¶', '\n'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<header>", "<form><div></form>", "<article>", "<main>", "<div>"})
    void deepPageIsReadInLinearTime(String part) throws Exception {
        String page = part.repeat(100_000) + "S.Res.540";
        assertThat(ProcessorTime.atMost(Duration.ofSeconds(20), () -> of(page).text()))
                .isEqualTo("S.Res.540");
    }

    @Test
    void minifiedListNamesItsBills() {
        String text = of("<ul><li>S.Res.540</li><li>S.3000</li></ul>").text();
        assertThat(CitationScanner.scan(text))
                .extracting(found -> text.substring(found.start(), found.end()))
                .isEqualTo(List.of("S.Res.540", "S.3000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"&#0;", "&#x1;", "&#xD800;", "&#xDFFF;", "&#x1F;", "&#xD83D;<b>x</b>&#xDE00;", "&#11;"})
    void characterReferenceBringsNothingThatIsNoText(String reference) {
        HtmlText page =
                of("<html><head><title>x" + reference + "y</title></head><body><p>a" + reference + "b</p></body>");
        assertThat(page.text()).startsWith("a").endsWith("b").matches(Parameters::isText);
        assertThat(page.title()).startsWith("x").endsWith("y").matches(Parameters::isText);
    }

    @Test
    void wholeCharactersStayWhole() {
        assertThat(of("<p>a&#x1F600;b \uD83D\uDE00</p>").text()).isEqualTo("a\uD83D\uDE00b \uD83D\uDE00");
    }

    @Test
    void manyEmptyCellsAreReadInLinearTime() throws Exception {
        String page = "<table><tr><td>" + "\u2003".repeat(300_000) + "<td>".repeat(300_000);
        ProcessorTime.atMost(Duration.ofSeconds(20), () -> of(page));
    }

    private static HtmlText of(String page) {
        return HtmlText.of(Decoded.of(page.getBytes(StandardCharsets.UTF_8)).orElseThrow());
    }
}
