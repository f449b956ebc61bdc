package org.habeas.kit.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://www.example.org, https://www.example.org/",
        "HTTP://Example.ORG:80/a?b=c#d, http://example.org/a?b=c",
        "https://example.org:8443/, https://example.org:8443/",
        "https://example.org./x, https://example.org/x",
        "http://0x7f.1/, http://127.0.0.1/",
        "http://2130706433/, http://127.0.0.1/",
        "http://0177.0.0.1/, http://127.0.0.1/",
        "http://127.1/, http://127.0.0.1/",
        "http://１２７.0.0.1/, http://127.0.0.1/",
        "https://пример.example/письмо, https://xn--e1afmkfd.example/%D0%BF%D0%B8%D1%81%D1%8C%D0%BC%D0%BE",
        "https://example.org/a|b, https://example.org/a%7Cb",
        "http://[::1]:8080/, http://[::1]:8080/"
    })
    void addressIsReadAsOneThingOnly(String written, String read) throws FetchException {
        assertThat(WebAddress.of(written)).hasToString(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.org/",
                "gopher://example.org/",
                "javascript:alert(1)",
                "//x/",
                "a",
                ""
            })
    void otherSchemesAreRefused(String written) {
        FetchException refused = catchThrowableOfType(FetchException.class, () -> WebAddress.of(written));
        assertThat(refused.fault()).isEqualTo(FetchFault.SCHEME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:pass@example.org/",
                "https://example.org@169.254.169.254/",
                "https://",
                "https:example.org",
                "https:///path",
                "https://example.org:99999/",
                "https://example.org:0/",
                "https://example.org:1x/",
                "https://exa mple.org/",
                "https://example.org\\@127.0.0.1/",
                "https://%31%32%37.0.0.1/",
                "https://256.0.0.1/",
                "https://1.2.3.4.5/",
                "https://0x1ffffffff/",
                "https://[fe80::1%25eth0]/",
                "https://[::1/",
                "https://a..b/",
                "https://-a.example/",
                "https://example.org/\u0000",
                "https://example.org/%zz"
            })
    void whatIsNoPlainAddressIsRefused(String written) {
        FetchException refused = catchThrowableOfType(FetchException.class, () -> WebAddress.of(written));
        assertThat(refused.fault()).isEqualTo(FetchFault.INVALID_URL);
    }

    @Test
    void addressThatIsLongerThanAnyServerTakesIsRefused() {
        FetchException refused = catchThrowableOfType(
                FetchException.class, () -> WebAddress.of("https://example.org/" + "a".repeat(5_000)));
        assertThat(refused.sentence()).isEqualTo("An address has at most 2000 characters.");
    }
}
