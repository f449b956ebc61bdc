package org.habeas.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {

    private static final int MANY = 20_000;

    @Test
    void sitemapIndexSitemapRssAndAtomAreRead() throws IOException {
        assertThat(read("""
                <?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <sitemap><loc>https://www.govinfo.gov/sitemap/bulkdata/BILLSTATUS/118hr/sitemap.xml</loc>
                <lastmod>2024-04-04T10:00:00.5Z</lastmod></sitemap></sitemapindex>"""))
                .containsExactly(
                        "index https://www.govinfo.gov/sitemap/bulkdata/BILLSTATUS/118hr/sitemap.xml [] 2024-04-04T10:00:00.500Z");
        assertThat(read("""
                <urlset><url><loc> https://a.example/1?a=1&amp;b=2 </loc><lastmod>2024-04-04</lastmod></url>
                <url><loc>https://a.example/2</loc></url></urlset>"""))
                .containsExactly(
                        "entry https://a.example/1?a=1&b=2 [] 2024-04-04T00:00:00Z",
                        "entry https://a.example/2 [] none");
        assertThat(read("""
                <rss version="2.0"><channel><link>https://a.example/</link>
                <item><title>One</title><link>https://a.example/one</link><pubDate>Thu, 04 Apr 2024 10:00:00 GMT</pubDate>
                <description>&lt;a href="https://a.example/x.xml"&gt;x&lt;/a&gt;</description></item></channel></rss>"""))
                .containsExactly("entry https://a.example/one [https://a.example/x.xml] 2024-04-04T10:00:00Z");
        assertThat(read("""
                <feed xmlns="http://www.w3.org/2005/Atom"><link href="https://a.example/"/>
                <entry><link rel="self" href="https://a.example/self"/><link rel="alternate" href="/two"/>
                <published>2024-04-01T00:00:00Z</published><updated>2024-04-04T12:00:00+02:00</updated></entry></feed>""")).containsExactly("entry /two [] 2024-04-04T10:00:00Z");
    }

    @Test
    void longListingIsReadOneAfterAnother() throws IOException {
        // Given
        StringBuilder sitemap = new StringBuilder("<urlset>");
        for (int i = 0; i < MANY; i++) {
            sitemap.append("<url><loc>https://a.example/").append(i).append("</loc></url>");
        }
        // When
        List<String> read = read(sitemap + "</urlset>");
        // Then
        assertThat(read).hasSize(MANY).endsWith("entry https://a.example/" + (MANY - 1) + " [] none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no XML",
                "<html><body>moved</body></html>",
                "<urlset><url><loc>https://a.example/1</loc>",
                "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><channel><item><link>&a;</link></item></channel></rss>",
                "<rss><channel><item><link>&unknown;</link></item></channel></rss>"
            })
    void whatIsNoListingIsSaidToBeNone(String text) {
        assertThat(catchThrowableOfType(IOException.class, () -> read(text))).isInstanceOf(Listing.Malformed.class);
    }

    @Test
    void timeThatCannotBeReadIsNone() {
        assertThat(Listing.time("yesterday")).isEmpty();
        assertThat(Listing.time("2024-13-45")).isEmpty();
    }

    private static List<String> read(String text) throws IOException {
        List<String> read = new ArrayList<>();
        Listing.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                (isIndex, link, inText, time) -> read.add((isIndex ? "index " : "entry ") + link.orElse("none") + " "
                        + inText + " " + time.map(Object::toString).orElse("none")));
        return read;
    }
}
