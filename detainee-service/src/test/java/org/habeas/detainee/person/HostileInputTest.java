package org.habeas.detainee.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.MentionService;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class HostileInputTest {

    private static final String HASH = "0".repeat(64);

    @Inject
    MentionService documents;

    @BeforeEach
    void documentIsThere() {
        documents.apply(Documents.naming(
                UUID.fromString("01900000-0000-7001-8000-000000000001"), Ids.newId(), Tlp.CLEAR, "118-sres-999", 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "/names/0             | {'names': [null], 'source': {'title': 'T'}}",
                "/statements/0        | {'names': [{'text': 'A'}], 'source': {'title': 'T'}, 'statements': [null]}",
                "/names/0/text        | {'names': [{'text': '\\u0000'}], 'source': {'title': 'T'}}",
                "/names/0/text        | {'names': [{'text': 'A\\ud800'}], 'source': {'title': 'T'}}",
                "/names/0/text        | {'names': [{'text': 'A\\u202eB'}], 'source': {'title': 'T'}}",
                "/names/0/text        | {'names': [{'text': 'Iv\\u0430n Ivanov'}], 'source': {'title': 'T'}}",
                "/names/0/text        | {'names': [{'text': '12 - 34'}], 'source': {'title': 'T'}}",
                "/statements/0/value  | {'names': [{'text': 'A'}], 'source': {'title': 'T'}, 'statements':"
                        + " [{'property': 'name', 'value': 'Iv\\u0430n Ivanov'}]}",
                "/names/0/text        | {'names': [{'text': 'Iva\\u200dn'}], 'source': {'title': 'T'}}",
                "/source/title        | {'names': [{'text': 'A'}], 'source': {'title': 'T\\u200e'}}",
                "/source/publisher    | {'names': [{'text': 'A'}], 'source': {'title': 'T', 'publisher': 'P\\u061c'}}",
                "/statements/0/value  | {'names': [{'text': 'A'}], 'source': {'title': 'T'}, 'statements':"
                        + " [{'property': 'case', 'value': 'c\\u200fd'}]}",
                "/statements/0/value  | {'names': [{'text': 'A'}], 'source': {'title': 'T'}, 'statements':"
                        + " [{'property': 'case', 'value': 'c\\u200dd'}]}",
                "/statements/0/reason | {'names': [{'text': 'A'}], 'source': {'title': 'T'}, 'statements':"
                        + " [{'property': 'case', 'value': 'c', 'reason': 'r\\u200e'}]}",
                "/names/0/kind        | {'names': [{'text': 'A', 'kind': 'nick'}], 'source': {'title': 'T'}}",
                "/names/0/script      | {'names': [{'text': 'A', 'script': 'latin'}], 'source': {'title': 'T'}}",
                "/names/0/language    | {'names': [{'text': 'A', 'language': '\\u0000'}], 'source': {'title': 'T'}}",
                "/source              | {'names': [{'text': 'A'}]}",
                "/source/title        | {'names': [{'text': 'A'}], 'source': {'title': 'T\\u0000'}}",
                "/source/publisher    | {'names': [{'text': 'A'}], 'source': {'title': 'T', 'publisher': '\\u0007'}}",
                "/source/url          | {'names': [{'text': 'A'}], 'source': {'title': 'T', 'url':"
                        + " 'javascript:alert(1)'}}",
                "/source/url          | {'names': [{'text': 'A'}], 'source': {'title': 'T', 'url': 'https://a b'}}",
                "/source/url          | {'names': [{'text': 'A'}], 'source': {'title': 'T', 'url': 'https:'}}",
                "/source/date         | {'names': [{'text': 'A'}], 'source': {'title': 'T', 'date': '2023-02-30'}}",
                "/source/documentId   | {'names': [{'text': 'A'}], 'source': {'title': 'T', 'documentId':"
                        + " '1-1-1-1-1'}}",
                "/source/quote        | {'names': [{'text': 'A'}], 'source': {'kind': 'cited', 'title': 'T', 'quote':"
                        + " 'q'}}",
                "/source              | {'names': [{'text': 'A'}], 'source': {'quote': 'q'}}",
                "/slug                | {'slug': 'A B', 'names': [{'text': 'A'}], 'source': {'title': 'T'}}",
                "/slug                | {'slug': 'export', 'names': [{'text': 'A'}], 'source': {'title': 'T'}}",
                "/id                  | {'id': 'x', 'names': [{'text': 'A'}], 'source': {'title': 'T'}}",
                "/names               | {'names': [], 'source': {'title': 'T'}}",
                "/statements/0/tlp    | {'names': [{'text': 'A'}], 'source': {'title': 'T'}, 'statements':"
                        + " [{'property': 'case', 'value': 'c', 'tlp': 'WHITE'}]}",
                "/statements/0/value  | {'names': [{'text': 'A'}], 'source': {'title': 'T'}, 'statements':"
                        + " [{'property': 'birthDate', 'value': 'May'}]}",
                "/statements/0/validTo| {'names': [{'text': 'A'}], 'source': {'title': 'T'}, 'statements':"
                        + " [{'property': 'case', 'value': 'c', 'validFrom': '2023', 'validTo': '2022'}]}",
            })
    void whatIsWrongIsNamedWhereItStands(String pointer, String body) {
        Response answer = post(body.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.<List<String>>path("errors.pointer")).contains(pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "/source/end,    hello, 3,  7, " + "0000000000000000000000000000000000000000000000000000000000000000",
        "/source/start,  hello, -1, 4, " + "0000000000000000000000000000000000000000000000000000000000000000",
        "/source/sha256, hello, 3,  8, ABC",
        "/source/sha256, hello, 3,  8, " + "1111111111111111111111111111111111111111111111111111111111111111",
    })
    void quoteHasItsOffsetsAndHashInTheirForm(String pointer, String quote, int start, int end, String hash) {
        Response answer = post("{\"names\": [{\"text\": \"A\"}], \"source\": {\"kind\": \"quoted\", \"documentId\":"
                + " \"01900000-0000-7001-8000-000000000001\", \"quote\": \"" + quote + "\", \"start\": " + start
                + ", \"end\": " + end + ", \"sha256\": \"" + hash + "\"}}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<List<String>>path("errors.pointer")).containsExactly(pointer);
    }

    @Test
    void quoteOfTheRightFormIsTaken() {
        post("{\"names\": [{\"text\": \"Quoted Person\"}], \"source\": {\"kind\": \"quoted\", \"documentId\":"
                        + " \"01900000-0000-7001-8000-000000000001\", \"quote\": \"line\\nline\", \"start\": 3,"
                        + " \"end\": 12, \"sha256\": \"" + HASH + "\"}}")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "3",
                "{\"names\": \"A\"}",
                "{\"names\": [[]]}",
                "{\"names\": [{\"text\": {}}]}",
                "{\"colour\": 1}",
                "{\"source\": {\"start\": 1e99}}",
                "{\"source\": {\"start\": 99999999999}}",
                "{\"names\": [{\"text\": \"A\"}",
            })
    void bodyOfAnotherFormIsAProblem(String body) {
        Response answer = post(body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void tooManyAndTooLongAreRefused() {
        String names = String.join(",", Collections.nCopies(101, "{\"text\": \"A\"}"));
        assertThat(post("{\"names\": [" + names + "], \"source\": {\"title\": \"T\"}}")
                        .<String>path("errors[0].code"))
                .isEqualTo("too-many");
        String statements = String.join(",", Collections.nCopies(501, "{\"property\": \"case\", \"value\": \"c\"}"));
        assertThat(post("{\"names\": [{\"text\": \"A\"}], \"source\": {\"title\": \"T\"}, \"statements\": ["
                                + statements + "]}")
                        .<String>path("errors[0].pointer"))
                .isEqualTo("/statements");
        assertThat(post("{\"names\": [{\"text\": \"" + "A".repeat(301) + "\"}], \"source\": {\"title\": \"T\"}}")
                        .<String>path("errors[0].code"))
                .isEqualTo("too-long");
        assertThat(post("{\"names\":".repeat(2000)).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "q, '\u0000'",
        "heldBy, '\u0000'",
        "group, '\u0000'",
        "headline, unheard-of",
        "custody, '\u0000'",
        "heldSinceFrom, +999999999-01-01",
        "heldSinceTo, 2023-02-30",
        "sort, '\u0000'",
        "limit, 0",
        "limit, abc",
        "limit, 201",
        "cursor, !!!",
        "contested, perhaps",
    })
    void parameterThatNobodyCanMeanIsRefused(String parameter, String value) {
        Response answer = given().queryParam(parameter, value).get("/v1/detainees");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "name, '[\"\\u0000\",\"01900000-0000-7001-8000-000000000001\"]'",
        "name, '[\"a\",\"x\"]'",
        "name, '[\"a\"]'",
        "-heldSince, '[\"+999999999-12-31\",\"01900000-0000-7001-8000-000000000001\"]'",
        "-heldSince, '[\"a\",\"01900000-0000-7001-8000-000000000001\"]'",
        "-updated, '[\"+1000000000-12-31T23:59:59Z\",\"01900000-0000-7001-8000-000000000001\"]'",
    })
    void forgedCursorIsRefused(String sort, String keys) {
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(keys.getBytes(StandardCharsets.UTF_8));
        Response answer =
                given().queryParam("sort", sort).queryParam("cursor", cursor).get("/v1/detainees");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    }

    @Test
    void chunkedBodyIsRefusedWhileItIsRead() throws Exception {
        // Given: 3 MB of JSON whose length nobody says
        byte[] body = ("{\"slug\": \"" + "a".repeat(3_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/detainees"))
                .header("Authorization", "Bearer " + Tokens.of("reviewer", Tlp.CLEAR, "reviewer"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        // When
        HttpResponse<String> answer;
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        }
        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":\"payload-too-large\"");
    }

    @Test
    void replayIsLabelledAsTheFirstAnswer() {
        String body = "{\"names\": [{\"text\": \"Replayed Person\"}], \"source\": {\"title\": \"T\"}}";
        List<Response> answers = IntStream.range(0, 2)
                .mapToObj(i -> given().auth()
                        .oauth2(Tokens.of("reviewer", Tlp.CLEAR, "reviewer"))
                        .header("Idempotency-Key", "replayed")
                        .contentType("application/json")
                        .body(body)
                        .post("/v1/detainees"))
                .toList();
        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers.get(1).contentType()).isEqualTo(answers.get(0).contentType());
        assertThat(answers.get(1).asString()).isEqualTo(answers.get(0).asString());
        assertThat(answers.get(1).header("Location")).isEqualTo(answers.get(0).header("Location"));
    }

    @Test
    void statementsComeInPages() {
        String id =
                post("{\"names\": [{\"text\": \"Paged Person\"}, {\"text\": \"Paged P.\"}, {\"text\": \"P. Person\"}],"
                                + " \"source\": {\"title\": \"T\"}}")
                        .path("id");
        String path = "/v1/detainees/" + id + "/statements";
        Response first =
                given().queryParam("limit", 2).queryParam("count", "exact").get(path);
        assertThat(first.<List<?>>path("items")).hasSize(2);
        assertThat(first.<Integer>path("total")).isEqualTo(3);
        assertThat(first.header("Link")).contains("rel=\"next\"");
        Response last = given().queryParam("cursor", first.<String>path("next")).get(path);
        assertThat(last.<List<?>>path("items")).hasSize(1);
        assertThat(last.<String>path("next")).isNull();
        assertThat(given().queryParam("count", "exact")
                        .get("/v1/detainees/" + id + "/documents")
                        .<Integer>path("total"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "1-1-1-1-1", "A", "..%2f..", "%F0%9F%98%80", "01900000-0000-7001-8000-00000000dead"})
    void addressOfNobodyIsNotFound(String id) {
        for (String part : List.of("", "/statements", "/documents", "/changes", "/why?property=custody")) {
            Response answer = given().urlEncodingEnabled(false).get("/v1/detainees/" + id + part);
            assertThat(answer.statusCode()).as(id + part).isBetween(400, 404);
        }
    }

    private static Response post(String body) {
        return given().auth()
                .oauth2(Tokens.of("reviewer", Tlp.CLEAR, "reviewer"))
                .contentType("application/json")
                .body(body)
                .post("/v1/detainees");
    }
}
