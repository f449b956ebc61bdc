package org.habeas.ingest.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.test.SharedData;
import org.habeas.ingest.archive.ArchiveFormat;
import org.habeas.ingest.archive.Archives;
import org.habeas.ingest.document.DocumentSettings;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class ImportResourceTest {

    @Inject
    DataSource dataSource;

    @Inject
    DocumentSettings settings;

    @AfterEach
    void takeAgain() throws SQLException {
        execute("drop function if exists refuse_import() cascade");
    }

    @ParameterizedTest
    @EnumSource
    void filesOfAnArchiveBecomeDocumentsAndTheSameAgainOnlyDuplicates(ArchiveFormat format) throws Exception {
        // Given
        String number = Integer.toString(9_101 + format.ordinal());
        Map<String, byte[]> files = Archives.texts(
                "letters/a.txt", "A letter of the " + format.label() + " on S.Res. 540 (118th Congress).",
                "letters/b.txt", "Another letter of the " + format.label() + ".",
                "bills/b.yaml", bill("118-hres-" + number),
                "letters/c.txt", "Another letter of the " + format.label() + ".");
        byte[] archive = Archives.of(format, files);
        // When
        JsonPath first = Imports.ended(archive);
        long told = changes();
        JsonPath second = Imports.ended(archive);
        // Then
        assertThat(counts(first)).containsExactly("done", 4, 4, 3, 1, 0, 1, 1);
        assertThat(counts(second)).containsExactly("done", 4, 4, 0, 4, 0, 0, 0);
        assertThat(told).isPositive();
        assertThat(changes()).isEqualTo(told);
        assertThat(documents("of the " + format.label())).isEqualTo(2);
        assertThat(first.getLong("bytes"))
                .isEqualTo(files.values().stream().mapToLong(f -> f.length).sum());
        assertThat(first.getString("finished")).isNotNull();
        assertThat(Imports.errors(first).getList("items")).isEmpty();
        assertThat(settings.dir().resolve("imports").resolve(first.getString("id")))
                .doesNotExist();
    }

    @Test
    void acceptedImportSaysWhereItIs() throws IOException {
        byte[] archive = Archives.of(ArchiveFormat.ZIP, Archives.texts("a.txt", "A letter " + UUID.randomUUID()));
        String id = Imports.post(archive)
                .statusCode(202)
                .header("Location", startsWith("/v1/imports/"))
                .header("Cache-Control", "private, no-store")
                .body("state", equalTo("queued"))
                .body("name", equalTo("archive"))
                .body("total", nullValue())
                .extract()
                .path("id");
        assertThat(counts(Imports.ended(id))).containsExactly("done", 1, 1, 1, 0, 0, 0, 0);
        given().auth()
                .oauth2(Imports.token())
                .queryParam("limit", 1)
                .get("/v1/imports")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(id)));
    }

    @ParameterizedTest
    @EnumSource(names = "TAR", mode = EnumSource.Mode.EXCLUDE) // a plain one would be larger than a test can send
    void brokenFilesAmongGoodOnesAreARowEachAndKeepNothingOut(ArchiveFormat format) throws Exception {
        // Given
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("1.txt", text("first", format));
        files.put("2.xml", "<?xml version=\"1.0\"?>\n<billStatus><bill></billStatus>".getBytes(StandardCharsets.UTF_8));
        files.put("3.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2});
        files.put("4.txt", new byte[0]);
        files.put("5.gz", Archives.gz("A letter by itself.".getBytes(StandardCharsets.UTF_8)));
        files.put("6\u0007\uD83D\uDE00.xml", xml("<type>XYZ</type><number>1</number><congress>118</congress>"));
        files.put("7.bin", new byte[(int) settings.maxBytes() + 1]);
        files.put("8.txt", text("last", format));
        // When
        JsonPath job = Imports.ended(Archives.of(format, files));
        // Then
        assertThat(counts(job)).containsExactly("done", 8, 8, 2, 0, 6, 0, 0);
        JsonPath errors = Imports.errors(job);
        assertThat(errors.getList("items.path"))
                .containsExactly("2.xml", "3.png", "4.txt", "5.gz", "6\uFFFD\uD83D\uDE00.xml", "7.bin");
        assertThat(errors.getList("items.code"))
                .containsExactly(
                        "unprocessable",
                        "unsupported-media-type",
                        "empty-body",
                        "unsupported-media-type",
                        "unprocessable",
                        "payload-too-large");
        assertThat(errors.getList("items.line")).startsWith(2, null);
        assertThat(errors.getString("items[0].errors[0].code")).isEqualTo("malformed-xml");
        assertThat(errors.getString("items[3].detail")).contains("compressed and no archive");
        assertThat(errors.getString("items[4].errors[0].pointer")).isEqualTo("/type");
        assertThat(errors.getString("items[4].detail")).contains("XYZ");
        assertThat(documents("of broken " + format.label())).isEqualTo(2);
    }

    @Test
    void errorsComeInPages() throws IOException {
        // Given
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 5; i++) {
            files.put(i + ".txt", new byte[0]);
        }
        String id = Imports.ended(Archives.of(ArchiveFormat.TAR, files)).getString("id");
        // When
        JsonPath page = errors(id, "limit=2&count=exact");
        JsonPath next = errors(id, "limit=200&cursor=" + page.getString("next"));
        // Then
        assertThat(page.getList("items.path")).containsExactly("0.txt", "1.txt");
        assertThat(page.getInt("total")).isEqualTo(5);
        assertThat(next.getList("items.path")).containsExactly("2.txt", "3.txt", "4.txt");
        assertThat(next.getString("next")).isNull();
        given().auth()
                .oauth2(Imports.token())
                .get("/v1/imports/" + id + "/errors?cursor=WyJhIl0")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"));
    }

    @Test
    void billFileWithTheNameOfAnotherIsTakenAndTheOddityIsTold() throws IOException {
        // Given
        byte[] file = Files.readAllBytes(SharedData.file("billstatus/118/BILLSTATUS-118hres735.xml"));
        byte[] right = Files.readAllBytes(SharedData.file("billstatus/118/BILLSTATUS-118sres540.xml"));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("118/sres/BILLSTATUS-118sres616.xml", file);
        files.put("118/sres/BILLSTATUS-118sres540.xml", right);
        // When
        JsonPath job = Imports.ended(Archives.of(ArchiveFormat.TAR_XZ, files));
        // Then
        assertThat(counts(job)).containsExactly("done", 2, 2, 2, 0, 0, 2, 0);
        assertThat(job.getInt("oddities")).isEqualTo(1);
        JsonPath errors = Imports.errors(job);
        assertThat(errors.getList("items.code")).containsExactly("odd-name");
        assertThat(errors.getList("items.severity")).containsExactly("oddity");
        assertThat(errors.getString("items[0].detail")).contains("118-sres-616", "118-hres-735");
        given().get("/v1/documents/" + errors.getString("items[0].documentId"))
                .then()
                .statusCode(200)
                .body("title", containsString("H.Res.735"));
    }

    @Test
    void eachThingThatIsOddHasARowWithItsLineAndTheFileIsTaken() throws IOException {
        // Given
        String file = Files.readString(SharedData.file("billstatus/118/BILLSTATUS-118sres540.xml"));
        String odd = file.replaceFirst("<title>", "<title><![CDATA[<b>Now</b>]]> ")
                .replaceFirst("<actions>", "<actions>\n<item><actionDate>2024-03-01</actionDate></item>")
                .replaceFirst("<bill>", "<bill>\n<weather>fine</weather>");
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("BILLSTATUS-118sres541.xml", odd.getBytes(StandardCharsets.UTF_8));
        files.put("BILLSTATUS-118sres1.xml", "<billStatus><bill/></billStatus>".getBytes(StandardCharsets.UTF_8));
        // When
        JsonPath job = Imports.ended(Archives.of(ArchiveFormat.ZIP, files));
        // Then
        assertThat(counts(job)).containsExactly("done", 2, 2, 1, 0, 1, 1, 0);
        assertThat(job.getInt("oddities")).isEqualTo(1);
        JsonPath rows = Imports.errors(job);
        assertThat(rows.getList("items.code"))
                .containsExactly("odd-name", "left-out", "unknown-element", "markup-in-title", "unprocessable");
        assertThat(rows.getList("items.severity")).containsExactly("oddity", "oddity", "oddity", "oddity", "failure");
        assertThat(rows.getList("items.errors.pointer.flatten()"))
                .containsExactly("/item", "/weather", "/title", "/type");
        assertThat(rows.getInt("items[2].line")).isEqualTo(lineOf(odd, "<weather>"));
        assertThat(rows.getString("items[1].detail")).isEqualTo("An action without a text was left out.");
        assertThat(rows.getString("items[2].detail")).contains("bill/weather");
        // each once, in pages of one
        JsonPath first = page(job, "limit=2");
        JsonPath second = page(job, "limit=3&cursor=" + first.getString("next"));
        assertThat(first.getList("items.code")).containsExactly("odd-name", "left-out");
        assertThat(second.getList("items.code")).containsExactly("unknown-element", "markup-in-title", "unprocessable");
        assertThat(second.getString("next")).isNull();
        // and of one kind
        JsonPath failures = page(job, "severity=failure&count=exact");
        assertThat(failures.getList("items.code")).containsExactly("unprocessable");
        assertThat(failures.getInt("total")).isEqualTo(1);
        assertThat(page(job, "severity=oddity&limit=3").getList("items.severity"))
                .containsExactly("oddity", "oddity", "oddity");
        given().auth()
                .oauth2(Imports.token())
                .get("/v1/imports/" + job.getString("id") + "/errors?severity=grave")
                .then()
                .statusCode(400)
                .body("detail", equalTo("severity is failure or oddity."));
    }

    private static int lineOf(String text, String words) {
        return 1
                + (int) text.substring(0, text.indexOf(words))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private static JsonPath page(JsonPath job, String query) {
        return given().auth()
                .oauth2(Imports.token())
                .get("/v1/imports/" + job.getString("id") + "/errors?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void archiveThatIsCutGivesWhatIsInFrontOfTheCut() throws IOException {
        // Given: texts that do not shrink
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 300; i++) {
            files.put(
                    i + ".txt",
                    Stream.generate(() -> UUID.randomUUID().toString())
                            .limit(20)
                            .reduce("Cut short", (a, b) -> a + " " + b)
                            .getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Archives.of(ArchiveFormat.TAR_GZ, files);
        // When
        JsonPath job = Imports.ended(Arrays.copyOf(whole, whole.length * 9 / 10));
        // Then
        assertThat(job.getString("state")).isEqualTo("failed");
        assertThat(job.getInt("documents")).isBetween(200, 299);
        assertThat(job.getInt("failed")).isZero();
        JsonPath errors = Imports.errors(job);
        assertThat(errors.getList("items.code")).containsExactly("truncated-archive");
        assertThat(errors.getString("items[0].path")).isNull();
        assertThat(settings.dir().resolve("imports").resolve(job.getString("id")))
                .doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(names = {"ZIP", "TAR_GZ"})
    void bombEndsTheImportWithARow(ArchiveFormat format) throws IOException {
        // Given: 280 MB in less than a megabyte
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.txt", ("In front of a bomb " + format).getBytes(StandardCharsets.UTF_8));
        byte[] zeros = new byte[28_000_000];
        for (int i = 0; i < 10; i++) {
            files.put(i + ".bin", zeros);
        }
        byte[] bomb = Archives.of(format, files);
        assertThat(bomb).hasSizeLessThan(1_000_000);
        // When
        JsonPath job = Imports.ended(bomb);
        // Then
        assertThat(job.getString("state")).isEqualTo("failed");
        assertThat(job.getInt("documents")).isEqualTo(1);
        assertThat(Imports.errors(job).getList("items.code"))
                .contains("unsupported-media-type")
                .endsWith("too-much-unpacked");
    }

    @ParameterizedTest
    @EnumSource
    void archiveWithoutAnyFileIsAFailure(ArchiveFormat format) throws IOException {
        JsonPath job = Imports.ended(Archives.of(format, Map.of()));
        assertThat(counts(job)).containsExactly("failed", format == ArchiveFormat.ZIP ? 0 : null, 0, 0, 0, 0, 0, 0);
        assertThat(Imports.errors(job).getList("items.code")).containsExactly("empty-archive");
    }

    @Test
    void archiveMayBeLargerThanADocument() throws Exception {
        // Given: a client of the JDK, for REST Assured prints what it sends
        byte[] noise = new byte[20_000_000];
        new java.util.Random(3).nextBytes(noise);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("1.bin", noise);
        files.put("2.bin", noise);
        byte[] head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.zip\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8);
        byte[] archive = Archives.of(ArchiveFormat.ZIP, files);
        byte[] end = "\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/imports"))
                .header("Authorization", "Bearer " + Imports.token())
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, archive, end)))
                .build();
        // When
        HttpResponse<String> answer;
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        }
        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
        JsonPath job = Imports.ended(JsonPath.from(answer.body()).getString("id"));
        assertThat(counts(job)).containsExactly("done", 2, 2, 0, 0, 2, 0, 0);
        assertThat(job.getLong("size")).isEqualTo(archive.length).isGreaterThan(settings.maxBytes());
    }

    @Test
    void whatIsNoArchiveIsRefused() throws IOException {
        byte[] text = "A letter on S. 3000.".repeat(100).getBytes(StandardCharsets.UTF_8);
        for (byte[] none : List.of(text, Archives.gz(text), new byte[] {'P', 'K'})) {
            Imports.post(none)
                    .statusCode(415)
                    .contentType("application/problem+json")
                    .body("detail", containsString("ZIP"));
        }
        Imports.post(new byte[0]).statusCode(400).body("code", equalTo("empty-body"));
    }

    @Test
    void whatIsNotDoneIsRefusedInWords() throws IOException {
        // Given
        byte[] archive = Archives.of(ArchiveFormat.ZIP, Archives.texts("a.txt", "A letter."));
        // When, Then
        given().auth()
                .oauth2(Imports.token())
                .multiPart("file", "a.zip", archive)
                .queryParam("dryRun", "maybe")
                .post("/v1/imports")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("dryRun"));
        given().auth()
                .oauth2(Imports.token())
                .multiPart("file", "a.zip", archive)
                .multiPart("metadata", "{\"title\": \"One title for all\"}")
                .post("/v1/imports")
                .then()
                .statusCode(400)
                .body("detail", containsString("title"));
        given().auth()
                .oauth2(Imports.token())
                .multiPart("file", "a.zip", archive)
                .multiPart("metadata", "{\"kind\": \"poem\"}")
                .post("/v1/imports")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/kind"));
    }

    @Test
    void sameKeyIsTheSameImport() throws IOException {
        // Given
        byte[] archive = Archives.of(ArchiveFormat.TAR, Archives.texts("a.txt", "A letter " + UUID.randomUUID()));
        String key = UUID.randomUUID().toString();
        // When
        String id = keyed(archive, key).statusCode(202).extract().path("id");
        // Then
        keyed(archive, key).statusCode(202).body("id", equalTo(id)).header("Location", "/v1/imports/" + id);
        keyed(Archives.of(ArchiveFormat.TAR, Map.of()), key).statusCode(422);
        assertThat(Imports.ended(id).getInt("documents")).isEqualTo(1);
    }

    @Test
    void markOfAnImportIsThatOfItsDocumentsAndNotOfBills() throws IOException {
        // Given
        String word = "Confidential" + UUID.randomUUID();
        byte[] archive = Archives.of(
                ArchiveFormat.ZIP, Archives.texts("a.txt", "A note on " + word, "b.yaml", bill("118-hres-9109")));
        // When
        String id = given().auth()
                .oauth2(Imports.token())
                .multiPart("file", "a.zip", archive)
                .multiPart("metadata", "{\"tlp\": \"AMBER\", \"issuer\": \"" + word + "\"}")
                .post("/v1/imports")
                .then()
                .statusCode(202)
                .body("tlp", equalTo("AMBER"))
                .extract()
                .path("id");
        JsonPath job = Imports.ended(id);
        // Then
        assertThat(counts(job)).containsExactly("done", 2, 2, 1, 0, 1, 0, 0);
        assertThat(Imports.errors(job).getString("items[0].errors[0].code")).isEqualTo("public-record");
        given().get("/v1/documents?issuer=" + word).then().body("items.size()", equalTo(0));
        given().auth()
                .oauth2(Tokens.of("reader", Tlp.AMBER, "partner"))
                .get("/v1/documents?issuer=" + word)
                .then()
                .body("items.tlp", equalTo(List.of("AMBER")));
    }

    @Test
    void fileAtWhichATransactionBreaksIsItsOwnFailure() throws Exception {
        // Given
        execute("create function refuse_import() returns trigger language plpgsql as"
                + " $$ begin raise exception 'refused'; end $$");
        execute("create trigger refuse_import before insert on change for each row"
                + " when (new.record ->> 'title' like '%7f3e%') execute function refuse_import()");
        byte[] archive = Archives.of(
                ArchiveFormat.TAR,
                Archives.texts(
                        "1.txt", "Before it " + UUID.randomUUID(),
                        "2.txt", "What the log refuses: 7f3e.",
                        "3.txt", "Behind it " + UUID.randomUUID()));
        // When
        JsonPath job = Imports.ended(archive);
        // Then
        assertThat(counts(job)).containsExactly("done", 3, 3, 2, 0, 1, 0, 0);
        JsonPath errors = Imports.errors(job);
        assertThat(errors.getList("items.path")).containsExactly("2.txt");
        assertThat(errors.getList("items.code")).containsExactly("internal-error");
        assertThat(documents("What the log refuses")).isZero();
    }

    @Test
    void whileTheDatabaseRefusesForATimeNoFileIsBlamed() throws Exception {
        // Given
        execute("create function refuse_import() returns trigger language plpgsql as"
                + " $$ begin raise exception 'busy' using errcode = '40001'; end $$");
        execute("create trigger refuse_import before insert on change for each row"
                + " when (new.record ->> 'title' like '%8a4d%') execute function refuse_import()");
        byte[] archive =
                Archives.of(ArchiveFormat.ZIP, Archives.texts("1.txt", "What waits: 8a4d " + UUID.randomUUID()));
        String id = Imports.post(archive).statusCode(202).extract().path("id");
        org.awaitility.Awaitility.await()
                .until(() -> Imports.get(id).getString("state").equals("running"));
        // When
        execute("drop function refuse_import() cascade");
        // Then
        assertThat(counts(Imports.ended(id))).containsExactly("done", 1, 1, 1, 0, 0, 0, 0);
    }

    private static List<Object> counts(JsonPath job) {
        return Arrays.asList(
                job.get("state"),
                job.get("total"),
                job.get("done"),
                job.get("documents"),
                job.get("duplicates"),
                job.get("failed"),
                job.get("bills"),
                job.get("mentions"));
    }

    private static io.restassured.response.ValidatableResponse keyed(byte[] archive, String key) {
        return given().auth()
                .oauth2(Imports.token())
                .header("Idempotency-Key", key)
                .multiPart("file", "a.tar", archive)
                .post("/v1/imports")
                .then();
    }

    private static JsonPath errors(String id, String query) {
        return given().auth()
                .oauth2(Imports.token())
                .get("/v1/imports/" + id + "/errors?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static byte[] text(String which, ArchiveFormat format) {
        return ("The " + which + " of broken " + format.label()).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] xml(String bill) {
        return ("<billStatus><bill>" + bill + "</bill></billStatus>").getBytes(StandardCharsets.UTF_8);
    }

    private static String bill(String id) {
        return "habeas: bill/1\nid: " + id + "\nasOf: 2024-05-01T00:00:00Z\nsources:\n  - title: All actions\n";
    }

    private long changes() throws SQLException {
        return number("select count(*) from change");
    }

    private long documents(String title) throws SQLException {
        return number("select count(*) from document where record ->> 'title' like '%" + title + "%'");
    }

    private long number(String sql) throws SQLException {
        try (Connection c = dataSource.getConnection();
                Statement s = c.createStatement();
                ResultSet row = s.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection c = dataSource.getConnection();
                Statement s = c.createStatement()) {
            s.execute(sql);
        }
    }
}
