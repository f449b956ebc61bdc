package org.habeas.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Feeds and sitemaps that are broken in any way: each is read, or is said to be none. */
class ListingFuzzTest {

    private static final int INPUTS = 10_000;
    private static final long SEED = 20_260_205;

    private static final List<String> WHOLE = List.of(
            "<?xml version=\"1.0\"?><urlset><url><loc>https://a.example/1</loc><lastmod>2024-04-04T10:00:00Z</lastmod></url></urlset>",
            "<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>",
            "<rss><channel><item><link>https://a.example/1</link><description><![CDATA[<a href=\"https://a.example/2\">]]></description>"
                    + "<pubDate>Thu, 04 Apr 2024 10:00:00 GMT</pubDate></item></channel></rss>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><link href=\"/2\"/><updated>2024-04-04T10:00:00Z</updated></entry></feed>");

    @Test
    void noListingEndsInAnythingButARefusal() {
        // Given
        Random random = new Random(SEED);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] broken = broken(random);
            try {
                // When
                Listing.read(new ByteArrayInputStream(broken), (isIndex, link, inText, time) -> {});
                read++;
            } catch (IOException e) {
                refused++;
            }
        }
        // Then
        assertThat(read + refused).isEqualTo(INPUTS);
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    private static byte[] broken(Random random) {
        byte[] bytes = WHOLE.get(random.nextInt(WHOLE.size())).getBytes(StandardCharsets.UTF_8);
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        int from = random.nextInt(8) == 0 ? random.nextInt(bytes.length) : 0;
        int to = random.nextInt(4) == 0 ? from + random.nextInt(bytes.length - from) : bytes.length;
        return Arrays.copyOfRange(bytes, from, to);
    }
}
