package org.habeas.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(OutsideService.class)
class PageTest {

    private static final Pattern ASSETS = Pattern.compile("(?:src|href)=\"([^\"#]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI dashboard;

    @Test
    void pageIsServedWithAStrictPolicy() throws Exception {
        // When
        HttpResponse<String> page = get("/");
        // Then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).contains("<habeas-today>");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void everythingThatThePageLoadsIsItsOwnAndThere() throws Exception {
        // Given
        String page = get("/").body();
        // When
        var assets = ASSETS.matcher(page)
                .results()
                .map((MatchResult r) -> r.group(1))
                .filter(address -> !address.startsWith("/api/"))
                .toList();
        // Then
        assertThat(assets).anyMatch(a -> a.endsWith(".js")).anyMatch(a -> a.endsWith(".css"));
        for (String asset : assets) {
            assertThat(asset).startsWith("/");
            assertThat(get(asset).statusCode()).as(asset).isEqualTo(200);
        }
        assertThat(page).doesNotContainPattern("<script(?![^>]*src=)[^>]*>").doesNotContain("style=");
    }

    @Test
    void pageIsAskedForAnewAndItsScriptIsKept() throws Exception {
        // Given
        HttpResponse<String> page = get("/");
        String script = ASSETS.matcher(page.body())
                .results()
                .map((MatchResult r) -> r.group(1))
                .filter(address -> address.endsWith(".js"))
                .findFirst()
                .orElseThrow();
        // Then
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(get(script).headers().allValues("Cache-Control")).doesNotContain("no-cache");
    }

    @ParameterizedTest
    @CsvSource({
        "/bills,200",
        "/detainees,200",
        "/documents,200",
        "/bills/118-s-3000,200",
        "/bills/S.Res.%20540,200",
        "/detainees/ruben-vardanyan,200",
        "/bills/118-s-3000/actions,404",
        "/documents/1,404",
        "/people,404"
    })
    void addressesOfListsAndRecordsAreThePage(String path, int status) throws Exception {
        // When
        HttpResponse<String> answer = get(path);
        HttpResponse<String> head = client.send(
                HttpRequest.newBuilder(dashboard.resolve(path)).HEAD().build(), BodyHandlers.ofString());
        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(head.statusCode()).isEqualTo(status);
        assertThat(head.body()).isEmpty();
        if (status == 200) {
            assertThat(answer.body()).isEqualTo(get("/").body());
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-cache");
            assertThat(head.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        }
    }

    @Test
    void nothingIsWrittenAtAnAddressOfThePage() throws Exception {
        // When
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(dashboard.resolve("/bills/118-s-3000"))
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());
        // Then
        assertThat(answer.statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/metrics"})
    void operatorsSeeHealthAndMetrics(String path) throws Exception {
        // When
        HttpResponse<String> answer = get(path);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(dashboard.resolve(path)).build(), BodyHandlers.ofString());
    }
}
