package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.habeas.contracts.DocumentRecord.PersonMention;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.OutletMatrix;
import org.habeas.kit.test.OutletMatrix.Read;
import org.habeas.kit.test.OutletMatrix.Tells;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.habeas.legislation.document.MentionService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A document of each mark names somebody beside a bill, and is then looked for by readers of every role and clearance at every address of
 * the committed contract. An address that is not listed here fails the test.
 */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class OutletTest {

    /** A service that has just started on a busy machine is slow at first. */
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final Path CONTRACT = Path.of("..", "docs", "openapi", "legislation-service.yaml");

    /** Read until an event comes that everybody sees: named is the test that does so. */
    private static final Map<String, String> DRIVEN_ELSEWHERE = Map.of(
            "/v1/alerts/stream", "../service-kit/src/test/java/org/habeas/kit/change/ChangeAccessTest.java",
            "/v1/changes/stream", "../service-kit/src/test/java/org/habeas/kit/change/ChangeAccessTest.java");

    private static final Map<Tlp, String> NAMES = Map.of(
            Tlp.GREEN, "Verdigriso Lukrez",
            Tlp.AMBER, "Umbridgel Lukrez",
            Tlp.AMBER_STRICT, "Wojcikova Lukrez",
            Tlp.RED, "Prokopruth Lukrez");

    private static final String BILL = "86-sres-77";

    @Inject
    BillService bills;

    @Inject
    MentionService mentions;

    private static Map<String, List<Read>> reads() {
        Map<String, List<Read>> reads = new HashMap<>();
        String bill = "/v1/bills/" + BILL;
        reads.put("/v1/alerts", asked(Tells.NOTHING, "/v1/alerts?backfill=true&limit=200&subject=" + BILL));
        reads.put(
                "/v1/audit",
                List.of(Read.of(Tells.NOTHING, Set.of("admin"), "/v1/audit?limit=200&subject={person}")
                        .showing("{name}")));
        reads.put(
                "/v1/bills",
                List.of(
                        Read.of(Tells.NOTHING, "/v1/bills?limit=200&congress=86&count=exact"),
                        Read.of(Tells.NOTHING, "/v1/bills?q={name}").showing(BILL),
                        Read.of(Tells.ALL, "/v1/bills?detainee={person}").showing(BILL),
                        Read.of(Tells.ALL, "/v1/bills?detainee={person}&count=exact")
                                .showing("\"total\":1"),
                        Read.of(Tells.ALL, "/v1/bills?detainee={person}&facets=type")
                                .showing("\"count\":1")));
        reads.put(
                "/v1/bills/export",
                List.of(
                        Read.of(Tells.ALL, "/v1/bills/export?format=csv&detainee={person}")
                                .showing(BILL),
                        Read.of(Tells.NOTHING, "/v1/bills/export?format=ndjson&congress=86")));
        String parts = "documents,detainees";
        reads.put(
                "/v1/bills/{id}",
                asked(
                        Tells.ALL,
                        bill + "?include=" + parts,
                        bill + "?on=2022-12-31&include=" + parts,
                        bill + "?asOf=" + Instant.now() + "&include=" + parts));
        reads.put("/v1/bills/{id}/documents", asked(Tells.ALL, bill + "/documents?count=exact"));
        reads.put("/v1/bills/{id}/detainees", asked(Tells.ALL, bill + "/detainees?count=exact"));
        reads.put("/v1/bills/{id}/changes", asked(Tells.ALL, bill + "/changes?limit=200"));
        reads.put("/v1/bills/{id}/feed.atom", asked(Tells.ALL, bill + "/feed.atom"));
        reads.put("/v1/changes", asked(Tells.ALL, "/v1/changes?limit=200&subject=" + BILL));
        for (String part : List.of(
                "actions",
                "amendments",
                "committees",
                "cosponsors",
                "lineage",
                "related",
                "status",
                "texts",
                "votes")) {
            reads.put("/v1/bills/{id}/" + part, asked(Tells.NOTHING, bill + "/" + part));
        }
        reads.put("/v1/members", asked(Tells.NOTHING, "/v1/members?limit=200"));
        reads.put("/v1/members/{bioguide}", asked(Tells.NOTHING, "/v1/members/O000086"));
        reads.put("/v1/members/{bioguide}/bills", asked(Tells.NOTHING, "/v1/members/O000086/bills"));
        reads.put("/v1/statuses", asked(Tells.NOTHING, "/v1/statuses"));
        reads.put(
                "/v1/bills/batch",
                List.of(Read.of(Tells.ALL, "/v1/bills/batch?include=" + parts)
                        .posted("{\"ids\": [\"" + BILL + "\"]}")));
        return reads;
    }

    private static List<Read> asked(Tells tells, String... addresses) {
        return Arrays.stream(addresses).map(a -> Read.of(tells, a)).toList();
    }

    @Test
    void everyAddressOfTheContractThatIsReadIsLookedAt() throws IOException {
        Set<String> listed = new TreeSet<>(reads().keySet());
        listed.addAll(DRIVEN_ELSEWHERE.keySet());
        assertThat(OutletMatrix.paths(CONTRACT, "get", "post")).isEqualTo(listed);
        assertThat(DRIVEN_ELSEWHERE.values())
                .allSatisfy(test -> assertThat(Path.of(test)).exists());
    }

    @Test
    void whatIsMarkedLeavesThroughNoAddressForWhomItIsNot() {
        // Given
        bills.apply(Snapshots.of(BILL).sponsor("O000086").record());
        Map<Tlp, Set<String>> words = new LinkedHashMap<>();
        Map<Tlp, String> people = new LinkedHashMap<>();
        for (Tlp mark : OutletMatrix.RESTRICTED) {
            UUID document = Ids.newId();
            UUID person = Ids.newId();
            String name = NAMES.get(mark);
            mentions.apply(Mentioning.document(document, BILL, mark, named(person, name)));
            words.put(mark, Set.of(document.toString(), person.toString(), name));
            people.put(mark, person.toString());
        }
        mentions.apply(Mentioning.document(Ids.newId(), BILL));
        await().atMost(SOON)
                .untilAsserted(() -> given().auth()
                        .oauth2(Tokens.of("reader", Tlp.RED, "partner"))
                        .get("/v1/bills/" + BILL + "/changes?limit=200")
                        .then()
                        .body("items", hasSize(words.size() + 2)));
        OutletMatrix matrix = new OutletMatrix(words, Map.of("person", people, "name", NAMES));
        // When
        List<String> wrong = new ArrayList<>();
        reads().values().forEach(asked -> asked.forEach(read -> wrong.addAll(matrix.wrong(read))));
        // Then
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/bills?detainee={person}",
                "/v1/bills/export?format=csv&detainee={person}",
                "/v1/bills/{bill}/feed.atom",
                "/v1/bills/batch?include=documents"
            })
    void readAboveGreenIsNotedOnceWithWhoWhereAndHowHigh(String address) {
        // Given
        String bill = "86-sres-" + (100 + Math.abs(address.hashCode() % 800));
        bills.apply(Snapshots.of(bill).record());
        UUID person = Ids.newId();
        UUID document = Ids.newId();
        mentions.apply(Mentioning.document(document, bill, Tlp.AMBER, named(person, "Some Name")));
        String subject = address.contains("{person}")
                ? person.toString()
                : address.contains("/batch") ? document.toString() : bill;
        await().atMost(SOON)
                .untilAsserted(() -> given().auth()
                        .oauth2(Tokens.of("reader", Tlp.RED, "partner"))
                        .get("/v1/bills/" + bill + "/changes")
                        .then()
                        .body("items", hasSize(2)));
        String path = address.replace("{person}", person.toString()).replace("{bill}", bill);
        for (Tlp clearance : List.of(Tlp.GREEN, Tlp.RED)) {
            String reader = "audited " + clearance + " " + bill;
            var request = given().auth().oauth2(Tokens.of(reader, clearance, "partner"));
            // When
            var answer = address.contains("/batch")
                    ? request.contentType("application/json")
                            .body("{\"ids\": [\"" + bill + "\"]}")
                            .post(path)
                    : request.get(path);
            // Then
            answer.then().statusCode(200);
            var noted = given().auth()
                    .oauth2(Tokens.of("an-admin", Tlp.CLEAR, "admin"))
                    .queryParam("reader", reader)
                    .get("/v1/audit")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(clearance == Tlp.RED ? 1 : 0));
            if (clearance == Tlp.RED) {
                noted.body("items[0].mark", equalTo("AMBER"))
                        .body(
                                "items[0].outlet",
                                equalTo((address.contains("/batch") ? "POST " : "GET ")
                                        + address.replaceAll("[?].*", "").replace("{bill}", "{id}")))
                        .body("items[0].requestId", equalTo(answer.getHeader("X-Request-Id")))
                        .body("items[0].subject", equalTo(subject));
            }
        }
    }

    private static PersonMention named(UUID person, String name) {
        return new PersonMention(name, 0, 5, person, name, 1.0, "A quote.", 0, 8);
    }
}
