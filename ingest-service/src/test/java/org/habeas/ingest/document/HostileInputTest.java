package org.habeas.ingest.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.test.SharedData;
import org.habeas.ingest.congressapi.RealAnswers;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class HostileInputTest {

    @Test
    void externalEntityIsRefusedAndNeverFetched() throws Exception {
        // Given
        AtomicInteger calls = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            calls.incrementAndGet();
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        // When
        post("<?xml version=\"1.0\"?>\n<!DOCTYPE b [<!ENTITY x SYSTEM \"" + address
                        + "x\">]>\n<billStatus>&x;</billStatus>")
                .statusCode(422)
                .body("detail", containsString("line"));
        post("<?xml version=\"1.0\"?>\n<!DOCTYPE billStatus SYSTEM \"" + address + "d.dtd\">\n<billStatus/>")
                .statusCode(422);
        server.stop(0);
        // Then
        assertThat(calls).hasValue(0);
    }

    @Test
    void bodyOverTheLimitIsAProblem() throws Exception {
        // Given: a client of the JDK, for REST Assured prints what it sends
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/documents"))
                .header("Authorization", "Bearer " + Tokens.of("tester", Tlp.CLEAR, "contributor"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[40_000_000]))
                .build();
        // When
        HttpResponse<String> answer;
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        }
        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"payload-too-large\"");
    }

    @Test
    void onlyTheVersionOfHttpIsSpokenWhoseBodiesAreBounded() throws Exception {
        // Given: a client that would go over to HTTP/2
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/documents"))
                .build();
        byte[] preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        // When
        HttpResponse<String> answer;
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        }
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.getOutputStream().write(preface);
            byte[] told = socket.getInputStream().readNBytes(9);
            // a refusal in words or none at all, and no frame of settings
            assertThat(new String(told, StandardCharsets.ISO_8859_1)).matches("HTTP/.*|");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/documents, multipart/form-data; boundary=b",
        "/v1/documents, application/json",
        "/v1/citations, application/json",
        "/v1/imports/, multipart/form-data; boundary=b"
    })
    void bodyOverTheLimitWithoutALengthIsAProblem(String path, String type) throws Exception {
        // Given: a body in chunks
        byte[] part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[36_000_000];
        java.util.Arrays.fill(body, (byte) ' ');
        System.arraycopy(part, 0, body, 0, type.startsWith("multipart") ? part.length : 0);
        HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .header("Authorization", "Bearer " + Tokens.of("tester", Tlp.CLEAR, "contributor"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)))
                .build();
        // When
        HttpResponse<String> answer;
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        }
        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void pageOfTooManyElementsIsRefused() {
        post("<html><body>" + "<b>x</b>".repeat(600_000) + "</body></html>")
                .statusCode(422)
                .body("errors[0].code", equalTo("too-many-elements"));
        post("<html><body><p " + "a=1 ".repeat(1_000_001) + ">x</body></html>").statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>a&#0;b</p>",
                "<p>c&#xD800;d</p>",
                "<p>e&#xDFFF;&#x1;f</p>",
                "<html><head><title>x&#1;y&#0;z</title></head><body>a title</body></html>",
                "<html><head><title>x&#xD800;</title></head><body>another title</body></html>",
                "<p>S.Res.540 &#0; of the 118th Congress</p>"
            })
    void characterReferenceThatNamesNoTextIsReplaced(String page) {
        String id = post(page).statusCode(201).extract().path("id");
        given().get("/v1/documents/" + id + "/text").then().statusCode(200);
        given().get("/v1/documents/" + id).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x"})
    void quoteOfALongLineDoesNotCutACharacter(String shift) {
        String many = "\uD83D\uDE00".repeat(400);
        post(many + shift + "S.Res.540 (118th)" + shift + many).statusCode(201);
    }

    @Test
    void textOfTooManyDifferentWordsIsRefused() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 600_000; i++) {
            text.append('A');
            for (int rest = i; rest > 0; rest /= 26) {
                text.append((char) ('a' + rest % 26));
            }
            text.append(". ");
        }
        post(text.toString()).statusCode(422).body("errors[0].code", equalTo("too-many-words"));
    }

    @Test
    void deeplyNestedXmlIsRefused() {
        post("<?xml version=\"1.0\"?><billStatus>" + "<a>".repeat(20_000) + "</a>".repeat(20_000) + "</billStatus>")
                .statusCode(422);
    }

    @Test
    void bytesThatAreNoUtf8AreNoText() {
        post(new byte[] {'a', (byte) 0xc3, (byte) 0x28, (byte) 0xff}).statusCode(415);
    }

    @Test
    void negativeNumberOfABillIsRefusedByItsElement() {
        post("<billStatus><bill><number>-5</number><type>S</type><congress>118</congress></bill></billStatus>")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/number"));
    }

    @Test
    void whatIsOddAboutABillsFileIsToldToItsSenderAndStaysWithTheDocument() throws Exception {
        // Given
        String file = Files.readString(SharedData.file("billstatus/118/BILLSTATUS-118sconres1.xml"))
                .replaceFirst("<title>", "<title>&lt;script>alert(1)&lt;/script> ");
        // When
        String id = given().auth()
                .oauth2(Tokens.of("tester", Tlp.CLEAR, "contributor"))
                .multiPart("file", "BILLSTATUS-118sconres2.xml", file.getBytes(StandardCharsets.UTF_8))
                .post("/v1/documents")
                .then()
                .statusCode(201)
                .body("oddities.code", equalTo(List.of("odd-name", "markup-in-title")))
                .body("oddities[0].detail", containsString("holds 118-sconres-1"))
                .body("oddities[1].line", greaterThan(1))
                .extract()
                .path("id");
        // Then: the name was that of one receipt
        given().get("/v1/documents/" + id).then().body("oddities.code", equalTo(List.of("markup-in-title")));
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("habeas_documents_oddities_total{code=\"odd-name\"}");
    }

    @Test
    void fileThatIsRefusedLeavesWhatWasThereAsItWas() throws Exception {
        // Given
        String file = Files.readString(SharedData.file("billstatus/118/BILLSTATUS-118s3000.xml"));
        String id = post(file).statusCode(oneOf(200, 201)).extract().path("id"); // another test may have sent it
        long documents = count();
        // When
        post(file.replaceFirst("<actionDate>\\d{4}-\\d\\d-\\d\\d<", "<actionDate>2023-02-30<"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/actionDate"))
                .body(
                        "detail",
                        matchesPattern(
                                "The element actionDate is not a date .*2023-02-30 \\(line \\d+, column \\d+\\)\\."));
        post(file.replaceFirst("<number>3000<", "<number>99999999999<"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/number"));
        post(file.replace("<title>", "<title>\u0001")).statusCode(422).body("errors[0].code", equalTo("malformed-xml"));
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        bytes[file.indexOf("<title>") + 8] = (byte) 0xff;
        post(bytes).statusCode(422).body("errors[0].code", equalTo("malformed-xml"));
        // Then
        assertThat(count()).isEqualTo(documents);
        post(file).statusCode(200).body("id", equalTo(id));
    }

    private static long count() {
        return given().queryParam("kind", "bill-status")
                .queryParam("count", "exact")
                .get("/v1/documents")
                .then()
                .extract()
                .jsonPath()
                .getLong("total");
    }

    @Test
    void answersOfTheApiAreABillAndOneAloneIsRefusedWithEachPartThatIsMissing() throws Exception {
        post(RealAnswers.all().getFirst())
                .statusCode(422)
                .body("errors.pointer", hasItems("/bill/actions", "/bill/titles"))
                .body("errors[0].code", equalTo("missing-rows"));
        post(RealAnswers.inAList())
                .statusCode(201)
                .body("kind", equalTo("bill-status"))
                .body("mediaType", equalTo("application/json"))
                .body("issuer", equalTo("Library of Congress"))
                .body("date", equalTo("2022-03-25"))
                .body("title", equalTo("H.R.21 (117th Congress)"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"kind": "press_release"}             | 422 | /kind
            {"kind": "bill-status"}               | 422 | /kind
            {"kind": "summary"}                   | 422 | /describes
            {"date": "2024-02-30"}                | 422 | /date
            {"date": "yesterday"}                 | 422 | /date
            {"date": "2024-13"}                   | 422 | /date
            {"date": "Y17000"}                    | 422 | /date
            {"date": "2999-01"}                   | 422 | /date
            {"title": "a\\u0000b"}                | 422 | /title
            {"title": "a\\ud800b"}                | 422 | /title
            {"url": "javascript:alert(1)"}        | 422 | /url
            {"signatories": ["A", null]}          | 422 | /signatories/1
            {"tlp": "PINK"}                       | 400 | /tlp
            {"TLP": "RED"}                        | 400 | /TLP
            """)
    void wrongMetadataIsNamedByItsPointer(String metadata, int status, String pointer) {
        given().auth()
                .oauth2(Tokens.of("tester", Tlp.CLEAR, "contributor"))
                .multiPart("file", "a.txt", "A note.".getBytes(StandardCharsets.UTF_8))
                .multiPart("metadata", metadata)
                .post("/v1/documents")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"text": "a",                 | 400
            null                          | 400
            [1]                           | 400
            {"text": "a"} x               | 400
            {"text": "a\\u0000"}          | 415
            {"text": "a\\ud800"}          | 422
            {"text": 5}                   | 400
            {"text": "a", "text": "b"}    | 400
            {"text": "\\ufeff "}          | 400
            """)
    void wrongJsonIsAProblem(String body, int status) {
        given().auth()
                .oauth2(Tokens.of("tester", Tlp.CLEAR, "contributor"))
                .contentType("application/json")
                .body(body)
                .post("/v1/documents")
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                         | The body must be one JSON object.
            "a"                        | The body must be one JSON object.
            {"text": "a"} {}           | The body must be one JSON object.
            {"text": "a",              | The body is not valid JSON at line 1
            """)
    void whatIsWrongWithABodyIsTold(String body, String detail) {
        given().auth()
                .oauth2(Tokens.of("tester", Tlp.CLEAR, "contributor"))
                .contentType("application/json")
                .body(body)
                .post("/v1/documents")
                .then()
                .statusCode(400)
                .body("detail", startsWith(detail));
    }

    @ParameterizedTest
    @CsvSource({
        "q,a\u0001b",
        "bill,x",
        "detainee,x",
        "from,2024-02-30",
        "from,+999999999-12-31",
        "to,+999999999-12-31",
        "limit,abc",
        "issuer,a\u0001b",
        "cursor,WyJ4Il0",
        "kind,x"
    })
    void wrongFilterIsAProblem(String parameter, String value) {
        given().queryParam(parameter, value)
                .get("/v1/documents")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"garbage,415", "multipart/form-data; boundary=xx,400", "multipart/form-data,400"})
    void bodyThatIsNotWhatItSaysIsAProblem(String contentType, int status) throws Exception {
        HttpResponse<String> answer = send(contentType, HttpRequest.BodyPublishers.ofString("xx"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "form-data; name=\"file\"; filename*=utf-9''a.txt\r\n\r\nA",
                "form-data; name=\"file\"; filename*=UTF-8''%zz\r\n\r\nA",
                "form-data; name=\"file\"; filename=\"a.txt\"\r\nContent-Transfer-Encoding: base64\r\n\r\nA",
                "form-data; name=\"metadata\"\r\nContent-Type: nonsense\r\n\r\n{}",
                "form-data; name=\"metadata\"\r\nContent-Type: text/plain; charset=utf-9\r\n\r\n{}"
            })
    void partThatCannotBeDecodedIsTheSendersProblem(String part) throws Exception {
        HttpResponse<String> answer = send(
                "multipart/form-data; boundary=b",
                HttpRequest.BodyPublishers.ofString("--b\r\nContent-Disposition: " + part + "\r\n--b--\r\n"));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"[,]", "'{\"bill\":','}'", "'{\"a\":[',']}'"})
    void jsonNested10000DeepIsNoProblemOfTheService(String open, String close) throws Exception {
        String nested = open.repeat(10_000) + "1" + close.repeat(10_000);
        post(nested).statusCode(oneOf(200, 201, 422));
        // not by REST Assured, which keeps what it sends in a form that is thousands of times as large
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/v1/documents"))
                .header("Authorization", "Bearer " + Tokens.of("tester", Tlp.CLEAR, "contributor"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(nested))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        }
    }

    @Test
    void invalidUtf8InsideATextIsRefusedAndSaysWhatToSend() {
        byte[] text = "A note with a byte that is none of UTF-8: x.".getBytes(StandardCharsets.UTF_8);
        text[text.length - 2] = (byte) 0xc3;
        post(text).statusCode(415).body("detail", containsString("save it as UTF-8"));
    }

    @Test
    void textThatTurnsItselfAroundIsTakenAsItIsAndTold() {
        String id = post("A note: \u202eti tsurt reven\u202c, they wrote.")
                .statusCode(201)
                .body("oddities.code", equalTo(List.of("hidden-characters")))
                .extract()
                .path("id");
        assertThat(given().get("/v1/documents/" + id + "/text").asString()).contains("\u202eti tsurt reven\u202c");
    }

    @Test
    void chunkedFormOverTheLimitIsAProblem() throws Exception {
        byte[] head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOf(head, 36_000_000);
        HttpResponse<String> answer = send(
                "multipart/form-data; boundary=b",
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":\"payload-too-large\"");
    }

    @Test
    void longMetadataMayBeAPlainField() throws Exception {
        String names = "\"" + "A name of a signatory\", \"".repeat(400) + "Last\"";
        String form = "--b\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n{\"signatories\": [" + names
                + "]}\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"l.txt\"\r\n\r\n"
                + "A letter of many.\r\n--b--\r\n";
        HttpResponse<String> answer =
                send("multipart/form-data; boundary=b", HttpRequest.BodyPublishers.ofString(form));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void observationsAndReceiptsAreCounted() {
        String id = post("A counted note.").statusCode(201).extract().path("id");
        given().queryParam("count", "exact")
                .queryParam("limit", 1)
                .get("/v1/documents/" + id + "/observations")
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
        given().auth()
                .oauth2(Tokens.of("tester", Tlp.CLEAR, "contributor"))
                .queryParam("count", "exact")
                .get("/v1/documents/" + id + "/receipts")
                .then()
                .statusCode(200)
                .body("total", equalTo(1));
    }

    private static HttpResponse<String> send(String contentType, HttpRequest.BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/documents"))
                .header("Authorization", "Bearer " + Tokens.of("tester", Tlp.CLEAR, "contributor"))
                .header("Content-Type", contentType)
                .POST(body)
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            file,tlp            | /tlp
            file,meta           | /meta
            file,Metadata       | /Metadata
            file,metadata,metadata | /metadata
            file,file           | /file
            file,metadata,a/b   | /a~1b
            """)
    void partThatNobodyReadsIsRefusedByItsName(String names, String pointer) throws Exception {
        // Given
        StringBuilder form = new StringBuilder();
        for (String name : names.split(",")) {
            form.append("--b\r\nContent-Disposition: form-data; name=\"")
                    .append(name)
                    .append('"');
            form.append(name.equals("file") ? "; filename=\"a.txt\"" : "").append("\r\n\r\n");
            form.append(name.equals("file") ? "A note with parts " + names : "{\"tlp\": \"CLEAR\"}")
                    .append("\r\n");
        }
        // When
        HttpResponse<String> answer =
                send("multipart/form-data; boundary=b", HttpRequest.BodyPublishers.ofString(form + "--b--\r\n"));
        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"pointer\":\"" + pointer + "\"");
    }

    @Test
    void markInAMetadataPartThatIsAFileCounts() throws Exception {
        String form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"
                + "A note with its metadata as a file.\r\n--b\r\n"
                + "Content-Disposition: form-data; name=\"metadata\"; filename=\"m.json\"\r\n"
                + "Content-Type: application/json\r\n\r\n{\"tlp\": \"RED\"}\r\n--b--\r\n";
        HttpResponse<String> answer =
                send("multipart/form-data; boundary=b", HttpRequest.BodyPublishers.ofString(form));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("\"tlp\":\"RED\"");
    }

    @Test
    void formOfVeryManyPartsIsAProblem() throws Exception {
        String part = "--b\r\nContent-Disposition: form-data; name=\"p%d\"\r\n\r\nx\r\n";
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            form.append(part.formatted(i));
        }
        HttpResponse<String> answer =
                send("multipart/form-data; boundary=b", HttpRequest.BodyPublishers.ofString(form + "--b--\r\n"));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void textWithMoreWordsThanASearchEntryTakesIsKeptAndFoundByItsFirst() {
        // Given: Georgian letters are three bytes each, and a word with a hyphen is indexed whole and in its parts
        StringBuilder text = new StringBuilder("Zugdidi ");
        for (int i = 0; text.length() < 199_000; i++) {
            String digits = String.format("%010d", i);
            String word = digits.chars()
                    .mapToObj(d -> String.valueOf((char) ('ა' + d - '0')))
                    .collect(java.util.stream.Collectors.joining());
            text.append(word).append('-').append(word.replace('ა', 'ჰ')).append(' ');
        }
        // When
        String id = post(text.toString()).statusCode(201).extract().path("id");
        // Then
        given().queryParam("q", "zugdidi")
                .get("/v1/documents")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(java.util.List.of(id)));
    }

    private static ValidatableResponse post(String content) {
        return post(content.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidatableResponse post(byte[] content) {
        return given().auth()
                .oauth2(Tokens.of("tester", Tlp.CLEAR, "contributor"))
                .multiPart("file", "file", content)
                .post("/v1/documents")
                .then();
    }
}
