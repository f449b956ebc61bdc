package org.habeas.ingest.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.UUID;
import org.habeas.ingest.archive.ArchiveFormat;
import org.habeas.ingest.archive.Archives;
import org.habeas.kit.http.BodyRoom;
import org.habeas.kit.problem.PayloadTooLarge;
import org.habeas.kit.problem.TemporarilyUnavailable;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class ArchiveRoomTest {

    private static final long GB = 1_000_000_000;

    @Inject
    ArchiveRoom room;

    @Test
    void archivesThatAreSentAtOnceHaveTheRoomOfTheDiskTogether() {
        // Given
        ArchiveRoom small = new ArchiveRoom(2 * GB, () -> 5 * GB);
        BodyRoom.Place first = small.take(OptionalLong.of(2 * GB));
        small.take(OptionalLong.empty());
        // When, Then
        assertThatThrownBy(() -> small.take(OptionalLong.of(2 * GB))).isInstanceOf(TemporarilyUnavailable.class);
        assertThatThrownBy(() -> small.take(OptionalLong.of(5 * GB))).isInstanceOf(PayloadTooLarge.class);
        first.leave();
        first.leave();
        small.take(OptionalLong.of(2 * GB));
        assertThat(small.promised()).isEqualTo(4 * GB);
    }

    @Test
    void diskThatCannotBeAskedIsNoFaultOfTheSender() {
        ArchiveRoom away = new ArchiveRoom(2 * GB, () -> {
            throw new IOException("the disk is away");
        });
        assertThatThrownBy(() -> away.take(OptionalLong.of(1))).isInstanceOf(TemporarilyUnavailable.class);
    }

    @Test
    void roomIsHeldWhileAnArchiveIsSentAndLeftWhenItsConnectionBreaks() throws IOException {
        // Given
        String head = "POST /v1/imports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Imports.token()
                + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 10000000\r\n\r\n--b\r\n";
        // When, Then
        try (Socket sender = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            sender.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            await().until(() -> room.promised() == 10_000_000);
        }
        await().until(() -> room.promised() == 0);
    }

    @Test
    void roomIsLeftOnceAnArchiveIsHere() throws IOException {
        Imports.ended(Archives.of(ArchiveFormat.ZIP, Archives.texts("a.txt", "A letter " + UUID.randomUUID())));
        Imports.post(new byte[] {1}).statusCode(415);
        given().multiPart("file", "a.zip", new byte[100])
                .post("/v1/imports")
                .then()
                .statusCode(401);
        await().until(() -> room.promised() == 0);
    }

    @Test
    void importsThatWaitAndRunAreMeasured() {
        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();
        assertThat(metrics)
                .contains("habeas_imports_unfinished{state=\"queued\"}")
                .contains("habeas_imports_unfinished{state=\"running\"}");
    }
}
