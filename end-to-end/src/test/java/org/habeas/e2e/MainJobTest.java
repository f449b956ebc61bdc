package org.habeas.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainJobTest {

    private static final String RELEASE =
            Habeas.DATA.resolve("corpus/docs/001.txt").toString();
    private static final String BILLS = Habeas.DATA.resolve("billstatus/118").toString();

    @Test
    void documentsComeInEveryoneIsToldAndAllOfItSurvivesARestart(@TempDir Path folder)
            throws IOException, InterruptedException {
        Habeas habeas = new Habeas(folder.resolve("data"), 700);
        try {
            // Given
            Habeas.Result up = habeas.run("up", "--detach", "--no-seeds");
            assertThat(up.exit()).as(up.out()).isZero();
            assertThat(up.out()).contains("ready in ");
            assertThat(habeas.run("status").exit()).isZero();
            assertThat(habeas.run("up", "--detach").exit()).isEqualTo(1);
            // When
            Habeas.Result ingest = habeas.run("ingest", RELEASE, BILLS);
            // Then
            assertThat(ingest.exit()).as(ingest.out()).isZero();
            assertThat(ingest.out()).contains("6 documents, 0 duplicates, 5 bills, 3 mentions, 0 failures");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> bills(habeas).size() == 5
                            && habeas.legislation("/v1/bills/118-sres-540/documents")
                                            .path("items")
                                            .size()
                                    == 1);
            JsonNode bill = habeas.legislation("/v1/bills/118-sres-540");
            assertThat(bill.path("status").asText()).isEqualTo("EXPIRED");
            assertThat(bill.path("statusSince").asText()).isEqualTo("2025-01-03");
            assertThat(bill.path("statusBeforeExpiry").asText()).isEqualTo("REFERRED");
            assertThat(bill.path("statusBeforeExpirySince").asText()).isEqualTo("2024-02-01");
            assertThat(bill.path("sponsor").path("name").asText()).contains("Markey");
            assertThat(bill.path("cosponsors").asInt()).isEqualTo(15);
            JsonNode mention =
                    habeas.legislation("/v1/bills/118-sres-540/documents").at("/items/0/mentions/0");
            assertThat(Files.readString(Path.of(RELEASE))
                            .substring(
                                    mention.path("start").asInt(),
                                    mention.path("end").asInt()))
                    .isEqualTo("S.Res.540");
            assertThat(mention.path("quote").asText()).contains("through the introduction of S.Res.540, which");

            // and everyone is told once
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(alerts(habeas)).hasSize(5));
            assertThat(habeas.run("alerts").out()).as("old news is left out").isBlank();

            // and the same again changes nothing
            List<String> before = changes(habeas);
            Habeas.Result again = habeas.run("ingest", RELEASE, BILLS);
            assertThat(again.out()).contains("0 documents, 6 duplicates");

            // and all of it is there after a restart
            assertThat(habeas.run("down").exit()).isZero();
            assertThat(habeas.run("up", "--detach", "--no-seeds").exit()).isZero();
            assertThat(habeas.legislation("/v1/bills/118-sres-540")).isEqualTo(bill);
            assertThat(changes(habeas)).isEqualTo(before);
            assertThat(alerts(habeas)).hasSize(5);
        } finally {
            habeas.run("down");
        }
    }

    private static List<String> bills(Habeas habeas) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        habeas.legislation("/v1/bills")
                .path("items")
                .forEach(b -> ids.add(b.path("id").asText()));
        return ids;
    }

    private static List<String> changes(Habeas habeas) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        habeas.legislation("/v1/changes?limit=200")
                .path("items")
                .forEach(c -> ids.add(c.path("id").asText()));
        return ids;
    }

    private static List<String> alerts(Habeas habeas) throws IOException, InterruptedException {
        return habeas.run("alerts", "--since", "0", "--json")
                .out()
                .lines()
                .filter(l -> l.startsWith("{"))
                .toList();
    }
}
