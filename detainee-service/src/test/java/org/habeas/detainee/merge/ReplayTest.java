package org.habeas.detainee.merge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads the log from its beginning comes to what the compacted topic says of everybody. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class ReplayTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** Each may follow each. */
    private static final List<String> VALUES = List.of("HELD", "HOUSE_ARREST", "RESTRICTED_LIBERTY");

    private static final List<String> MARKS = List.of("CLEAR", "CLEAR", "AMBER");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    /** A merge that stands, and who is in another's record by it. */
    private record Join(String merge, String absorbed) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void logFoldedFromItsBeginningIsTheStateTopic(long seed) {
        // Given
        Random random = new Random(seed);
        Map<String, String> ids = new TreeMap<>();
        for (int i = 0; i < 6; i++) {
            String slug = "replayed-" + seed + "-" + i;
            ids.put(slug, Merging.add(slug, "Replayed Person " + "ABCDEF".charAt(i), "Press 0", said(random)));
        }
        List<String> standing = new ArrayList<>(ids.keySet());
        List<Join> joins = new ArrayList<>();
        // When: what is said changes, its marks do, records are merged and parted, and one person is erased
        for (int step = 0; step < 16; step++) {
            if (step % 4 == 1 && standing.size() > 2) {
                joins.add(merged(standing, random));
            } else if (step % 8 == 6) {
                Join undone = joins.remove(random.nextInt(joins.size()));
                Merging.undo(undone.merge()).then().statusCode(200);
                standing.add(undone.absorbed());
            } else {
                Merging.state(standing.get(random.nextInt(standing.size())), said(random))
                        .statusCode(oneOf(200, 201));
            }
        }
        String gone = String.valueOf(ids.get(standing.removeFirst()));
        erase(gone);
        // Then
        List<String> absorbed =
                joins.stream().map(j -> String.valueOf(ids.get(j.absorbed()))).toList();
        assertThat(absorbed).isNotEmpty();
        await().atMost(SOON).untilAsserted(() -> {
            Map<String, JsonNode> folded = folded();
            assertThat(folded)
                    .containsKeys(standing.stream()
                            .map(slug -> String.valueOf(ids.get(slug)))
                            .toArray(String[]::new))
                    .doesNotContainKey(gone)
                    .doesNotContainKeys(absorbed.toArray(String[]::new));
            assertThat(last()).isEqualTo(folded);
        });
    }

    private static Join merged(List<String> standing, Random random) {
        String absorbed = standing.remove(random.nextInt(standing.size()));
        return new Join(Merging.merge(standing.get(random.nextInt(standing.size())), absorbed), absorbed);
    }

    /** Of few facts, so that the same is said again under another mark. */
    private static String said(Random random) {
        return Merging.said(
                "custody",
                VALUES.get(random.nextInt(VALUES.size())),
                "2023-01-1" + random.nextInt(2),
                "Press " + random.nextInt(2),
                MARKS.get(random.nextInt(MARKS.size())));
    }

    private static void erase(String id) {
        String request = erase("anna", id, "{\"category\": \"safety\", \"reason\": \"R\"}", 202);
        erase("boris", id, "{\"confirms\": \"" + request + "\"}", 200);
    }

    private static String erase(String admin, String id, String body, int status) {
        return given().auth()
                .oauth2(Tokens.of(admin, Tlp.RED, "admin"))
                .contentType("application/json")
                .body(body)
                .post("/v1/detainees/" + id + "/erase")
                .then()
                .statusCode(status)
                .extract()
                .path("id");
    }

    /** The log, as docs/events.md says that it is read: the last record of each; none once it is merged away or erased. */
    private Map<String, JsonNode> folded() throws IOException {
        Map<String, JsonNode> people = new TreeMap<>();
        for (ConsumerRecord<String, String> message : States.all(kafka, Topic.DETAINEES)) {
            JsonNode change = Json.mapper().readTree(message.value());
            String type = change.path("type").asText();
            if (change.path("record").isObject()) {
                people.put(message.key(), change.path("record"));
            } else if (type.equals("detainee.merged") || type.equals("detainee.erased")) {
                people.remove(message.key());
            }
        }
        return people;
    }

    private Map<String, JsonNode> last() throws IOException {
        Map<String, JsonNode> people = new TreeMap<>();
        for (ConsumerRecord<String, String> message : States.all(kafka, Topic.DETAINEES_STATE)) {
            if (message.value() == null) {
                people.remove(message.key());
            } else {
                people.put(message.key(), Json.mapper().readTree(message.value()));
            }
        }
        return people;
    }
}
