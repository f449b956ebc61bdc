package org.habeas.detainee.merge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is said, and in whatever order records are merged and that is undone: each is what it was. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class MergePropertyTest {

    private static final List<String> VALUES = List.of("HELD", "HOUSE_ARREST", "FREE", "DEAD", "MISSING");
    private static final List<String> MARKS = List.of("CLEAR", "CLEAR", "AMBER", "RED");

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void undoneInAnyOrderEveryRecordIsWhatItWas(long seed) {
        // Given
        Random random = new Random(seed);
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String slug = "random-" + seed + "-" + i;
            // some say the very same, by the same source
            Merging.add(slug, "Random Person " + "ABCD".charAt(i), "Press 0", statements(random));
            people.add(slug);
        }
        Map<String, List<Object>> before = new LinkedHashMap<>();
        people.forEach(slug -> before.put(slug, Merging.view(slug)));
        // When: some are merged into others, those into others again, and it is undone in another order
        List<String> standing = new ArrayList<>(people);
        List<String> merges = new ArrayList<>();
        while (standing.size() > 1) {
            String absorbed = standing.remove(random.nextInt(standing.size()));
            merges.add(Merging.merge(standing.get(random.nextInt(standing.size())), absorbed));
        }
        List<Map<String, Object>> all = Merging.reviewer(Tlp.RED)
                .queryParam("limit", 200)
                .get("/v1/detainees/" + standing.getFirst() + "/statements")
                .jsonPath()
                .getList("items");
        assertThat(all)
                .as("each statement under the id that it was addressed to")
                .hasSize(before.values().stream()
                        .mapToInt(view -> ((List<?>) view.get(9)).size())
                        .sum());
        Collections.shuffle(merges, random);
        merges.forEach(merge -> Merging.undo(merge).then().statusCode(200).body("review.size()", is(0)));
        // Then
        before.forEach((slug, view) -> assertThat(Merging.view(slug)).as(slug).isEqualTo(view));
    }

    @Test
    void mergesInARingAtOnceLeaveNoRingAndNobodyWaitsForEver() throws InterruptedException, ExecutionException {
        // Given
        List<String> ring = List.of("ring-a", "ring-b", "ring-c");
        ring.forEach(slug -> Merging.add(slug, "Ring " + slug, "Press 0", ""));
        Map<String, String> tags = ring.stream().collect(Collectors.toMap(s -> s, Merging::tag));
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Integer>> answers = new ArrayList<>();
        // When
        try (ExecutorService reviewers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < ring.size(); i++) {
                String survivor = ring.get(i);
                String absorbed = ring.get((i + 1) % ring.size());
                answers.add(reviewers.submit(() -> {
                    start.await();
                    return Merging.reviewer()
                            .contentType("application/json")
                            .header("If-Match", tags.get(survivor) + ", " + tags.get(absorbed))
                            .body("{\"survivor\": \"" + survivor + "\", \"absorbed\": \"" + absorbed
                                    + "\", \"reason\": \"One prison number.\"}")
                            .post("/v1/merges")
                            .statusCode();
                }));
                answers.add(reviewers.submit(() -> {
                    start.await();
                    return Merging.reviewer()
                            .contentType("application/json")
                            .header("If-Match", tags.get(survivor))
                            .body("{\"statements\": ["
                                    + Merging.said("remark", "Seen", "2023-04-05", "Press 1", "CLEAR") + "]}")
                            .post("/v1/detainees/" + survivor + "/statements")
                            .statusCode();
                }));
            }
            start.countDown();
        }
        // Then
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isIn(201, 409, 412);
        }
        assertThat(ring.stream()
                        .map(slug -> given().redirects()
                                .follow(false)
                                .get("/v1/detainees/" + slug)
                                .statusCode())
                        .filter(status -> status == 200))
                .isNotEmpty();
    }

    /** Of the same few cases and sentences, whoever they are said of. */
    private static String ofCase(Random random) {
        String said = Merging.said(
                "sentence",
                random.nextInt(3) + " years",
                "2023-01-10",
                "Press " + random.nextInt(3),
                MARKS.get(random.nextInt(MARKS.size())));
        return "{\"thing\": {\"case\": \"Case " + random.nextInt(2) + "\", \"sentence\": \"2023\"},"
                + said.strip().substring(1);
    }

    private static String statements(Random random) {
        return IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(i -> random.nextInt(3) == 0
                        ? ofCase(random)
                        : Merging.said(
                                "custody",
                                VALUES.get(random.nextInt(VALUES.size())),
                                "2023-0" + (1 + random.nextInt(3)) + "-1" + random.nextInt(3),
                                "Press " + random.nextInt(3),
                                MARKS.get(random.nextInt(MARKS.size()))))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
