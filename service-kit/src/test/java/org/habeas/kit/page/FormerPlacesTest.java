package org.habeas.kit.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.habeas.kit.SingleReplica;
import org.habeas.kit.change.LiveLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FormerPlacesTest {

    private static LiveLog log;

    private final FormerPlaces places = new FormerPlaces(
            log.dataSource(),
            new SingleReplica(log.dataSource()),
            Clock.systemUTC(),
            List.of(new MovingList("moving", "moving_place")));

    @BeforeAll
    static void startStack() {
        log = new LiveLog();
    }

    @AfterAll
    static void stopStack() {
        log.close();
    }

    @BeforeEach
    void fill() throws SQLException {
        log.execute("drop table if exists moving, moving_place");
        log.execute("create table moving (id int, placed xid8 not null default pg_current_xact_id())");
        log.execute("create table moving_place (came xid8, went xid8, went_at timestamptz)");
    }

    @Test
    void placesOlderThanAnyWalkAreForgotten() throws SQLException {
        // Given
        log.execute(
                "insert into moving_place select '1', '2', now() - n * interval '10 hours' from generate_series(1, 6) n");
        // When
        places.forget();
        // Then
        assertThat(log.number("select count(*) from moving_place")).isEqualTo(2);
    }

    @Test
    void recordsThatWereRestoredFromADumpAreSeenByWalks() throws SQLException {
        // Given
        log.execute("insert into moving values (1, '4000000000000')");
        log.execute("insert into moving values (2)");
        log.execute("insert into moving_place values ('1', '3999999999999', now())");
        // When
        places.renumber(new StartupEvent());
        // Then
        assertThat(log.number(
                        "select count(*) from moving where pg_visible_in_snapshot(placed, pg_current_snapshot())"))
                .isEqualTo(2);
        assertThat(log.number("select count(*) from moving_place")).isZero();
    }

    @Test
    void recordsOfThisDatabaseKeepTheirPlaces() throws SQLException {
        // Given
        log.execute("insert into moving values (1)");
        log.execute("insert into moving_place values ('1', '2', now())");
        // When
        places.renumber(new StartupEvent());
        // Then
        assertThat(log.number("select count(*) from moving_place")).isEqualTo(1);
    }
}
