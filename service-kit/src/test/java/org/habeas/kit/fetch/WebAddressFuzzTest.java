package org.habeas.kit.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Addresses that nobody meant: each is read or refused in words, and what is read is read as the same again. */
class WebAddressFuzzTest {

    private static final int INPUTS = 20_000;
    private static final long SEED = 20_260_205;

    private static final List<String> PIECES = List.of(
            "http",
            "https",
            "HTTPS",
            "file",
            "://",
            ":",
            "//",
            "/",
            "\\",
            "@",
            "user:pass@",
            "[",
            "]",
            "[::1]",
            "[::ffff:7f00:1]",
            "[fe80::1%25a]",
            "127.0.0.1",
            "0x7f.1",
            "2130706433",
            "0177.0.0.1",
            "256.1.1.1",
            "169.254.169.254",
            "example.org",
            "EXAMPLE.org.",
            "xn--e1afmkfd",
            "пример",
            "１２７",
            "。",
            ".",
            "..",
            "-",
            "_",
            "%",
            "%2e",
            "%00",
            "%zz",
            " ",
            "\t",
            "\n",
            "\u0000",
            "\u202e",
            "\ud800",
            "?",
            "#",
            "&a=b",
            ":80",
            ":0",
            ":99999",
            ":-1",
            "a",
            "é",
            "😀",
            "|",
            "{",
            "\"",
            "<",
            "^",
            "`");

    @Test
    void noAddressEndsInAnythingButARefusal() {
        // Given
        Random random = new Random(SEED);
        int read = 0;
        for (int i = 0; i < INPUTS; i++) {
            String written = written(random);
            try {
                // When
                WebAddress address = WebAddress.of(written);
                read++;
                // Then
                assertThat(address.uri().getScheme()).as(written).isIn("http", "https");
                assertThat(address.uri().getRawUserInfo()).as(written).isNull();
                assertThat(address.host()).as(written).isNotEmpty();
                assertThat(WebAddress.of(address.toString())).as(written).isEqualTo(address);
            } catch (FetchException e) {
                assertThat(e.fault()).as(written).isIn(FetchFault.INVALID_URL, FetchFault.SCHEME);
            }
        }
        assertThat(read).as("addresses that can be read").isGreaterThan(INPUTS / 100);
    }

    private static String written(Random random) {
        StringBuilder written = new StringBuilder(random.nextInt(3) == 0 ? "" : "https://");
        for (int pieces = random.nextInt(6); pieces >= 0; pieces--) {
            written.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return written.toString();
    }
}
