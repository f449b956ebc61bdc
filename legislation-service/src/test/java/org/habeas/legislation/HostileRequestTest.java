package org.habeas.legislation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that nobody means well are answered as wrong, by name, and never fail. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class HostileRequestTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/bills,   q,              %00",
        "/v1/bills,   status,         %00",
        "/v1/bills,   stage,          a%01",
        "/v1/bills,   sponsor,        %00",
        "/v1/bills,   cosponsor,      %00",
        "/v1/bills,   committee,      %00",
        "/v1/bills,   subject,        %00",
        "/v1/bills,   policyArea,     %00",
        "/v1/bills,   detainee,       ruben-vardanyan",
        "/v1/bills,   detainee,       %00",
        "/v1/bills,   introducedFrom, %2B999999999-12-31",
        "/v1/bills,   introducedTo,   -999999999-01-01",
        "/v1/bills,   updatedSince,   %2B1000000000-12-31T23:59:59Z",
        "/v1/bills,   limit,          abc",
        "/v1/bills,   congress,       abc",
        "/v1/bills,   congress,       2147483648",
        "/v1/changes, subject,        %00",
        "/v1/changes, after,          99999999999999999999",
        "/v1/changes, wait,           soon",
        "/v1/alerts,  backfill,       maybe",
        "/v1/bills/118-sres-540/changes, subject, 118-s-3000",
    })
    void parameterThatNobodyCanMeanIsRefusedByItsName(String path, String parameter, String value) {
        given().urlEncodingEnabled(false)
                .get(path + "?" + parameter + "=" + value)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", hasItem(parameter));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            introduced    | ["+999999999-12-31","118-sres-540"]
            -latestAction | ["0000-01-01","118-sres-540"]
            -updated      | ["+1000000000-12-31T23:59:59Z","118-sres-540"]
            citation      | ["9999999999","118-sres-540"]
            citation      | ["1","\\u0000"]
            """)
    void forgedCursorIsRefused(String sort, String keys) {
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(keys.getBytes(StandardCharsets.UTF_8));
        given().queryParam("sort", sort)
                .queryParam("cursor", cursor)
                .get("/v1/bills")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "x"})
    void streamStartsAtNoSuchEvent(String lastEventId) {
        given().header("Last-Event-ID", lastEventId)
                .get("/v1/changes/stream")
                .then()
                .statusCode(400)
                .header("Cache-Control", "no-cache")
                .header("X-Content-Type-Options", "nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/bills", "/v1/statuses", "/v1/changes", "/v1/nowhere"})
    void tokenThatDoesNotHoldIsRefusedWhereNoneIsNeeded(String path) {
        String none = part("{\"alg\":\"none\"}") + "." + part("{\"sub\":\"a\",\"clearance\":\"RED\"}") + ".";
        String symmetric = part("{\"alg\":\"HS256\"}") + "." + part("{\"sub\":\"a\"}") + "." + part("signature");
        for (String given :
                new String[] {"Bearer abc.def.ghi", "Bearer " + none, "Bearer " + symmetric, "Basic YTph"}) {
            given().header("Authorization", given)
                    .get(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", containsString("Bearer"))
                    .body("code", equalTo("unauthenticated"));
        }
    }

    @Test
    void tokenThatHoldsIsTakenWhereNoneIsNeeded() {
        given().auth()
                .oauth2(Tokens.of("reader", Tlp.GREEN))
                .get("/v1/bills")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .header("Vary", containsString("Accept-Encoding"));
    }

    @Test
    void addressHeadersAndQueryThatCannotBeTakenAreProblems() throws IOException {
        problem(given().get("/v1/bills?q=" + "a".repeat(5_000)), 414);
        problem(given().header("X-Long", "a".repeat(30_000)).get("/v1/bills"), 431);
        // what is no URI is refused by the framework before anything of ours is asked, and so without a problem
        assertThat(raw("GET /v1/bills?q=%zz HTTP/1.0\r\nHost: a\r\n\r\n")).contains(" 400 ");
    }

    @Test
    void problemNamesTheAddressAsItCame() {
        given().urlEncodingEnabled(false)
                .get("/v1/bills/a%20b")
                .then()
                .statusCode(404)
                .body("instance", equalTo("/v1/bills/a%20b"));
    }

    @Test
    void requestOfHttp10IsAnsweredAndOneWithoutAHostIsToldSo() throws IOException {
        assertThat(raw("GET /v1/bills/118S.Res.540 HTTP/1.0\r\nHost: a\r\n\r\n"))
                .startsWith("HTTP/1.")
                .contains(" 308 ")
                .containsIgnoringCase("\r\nlocation: ");
        assertThat(raw("GET /v1/bills/118S.Res.540 HTTP/1.0\r\n\r\n"))
                .contains(" 400 ")
                .contains("application/problem+json");
        assertThat(raw("GET /v1/a|b HTTP/1.0\r\nHost: a\r\n\r\n")).containsPattern(" 40[04] ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":80", ":", "[", "a b", "a:b", "a/b", "a:99999999999"})
    void hostThatIsNoneIsToldSo(String host) throws IOException {
        for (String path : List.of("/v1/bills", "/v1/bills/118S.Res.540", "/v1/statuses")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost:" + host + "\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("application/problem+json");
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void problem(Response answer, int status) {
        answer.then().statusCode(status).contentType("application/problem+json").body("status", equalTo(status));
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
