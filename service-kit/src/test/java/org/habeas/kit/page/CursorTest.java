package org.habeas.kit.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void cursorGivesItsKeysBackWhateverTheyHold() {
        List<String> keys = List.of("Ռուբեն \"Vardanyan\", 1968", "", "\n\ud83d\ude00/+=&?");
        String cursor = Cursor.encode(keys);
        assertThat(Cursor.decode(cursor, 3)).isEqualTo(keys);
        assertThat(cursor).as("stands in a query unescaped").matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "YQ", "bnVsbA", "e30", "W10", "W251bGxd", "WyJhIiwiYiJd", "W1siYSJdXQ", "////"})
    void foreignCursorIsARequestThatIsNotValid(String cursor) {
        // "a", null, {}, [], [null], two keys instead of one, a list in a list
        assertThatThrownBy(() -> Cursor.decode(cursor, 1))
                .isInstanceOfSatisfying(
                        InvalidRequest.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CURSOR));
    }

    @Test
    void cursorHoldsNothingThatADatabaseRefuses() {
        assertThatThrownBy(() -> Cursor.decode(Cursor.encode(List.of("\u0000")), 1))
                .isInstanceOf(InvalidRequest.class);
        assertThatThrownBy(() -> Cursor.day("+999999999-12-31")).isInstanceOf(InvalidRequest.class);
        assertThatThrownBy(() -> Cursor.instant("+1000000000-12-31T23:59:59Z")).isInstanceOf(InvalidRequest.class);
        assertThat(Cursor.day("0001-01-01").getYear()).isEqualTo(1);
    }

    @Test
    void cursorThatWasCutOffIsNotValid() {
        String cursor = Cursor.encode(List.of("2024-02-01", "118-sres-540"));
        for (int length = 0; length < cursor.length(); length++) {
            String cut = cursor.substring(0, length);
            assertThatThrownBy(() -> Cursor.decode(cut, 2)).isInstanceOf(InvalidRequest.class);
        }
    }

    @Test
    void pageSaysThatThereIsMoreOnlyIfThereIs() {
        List<Integer> four = IntStream.range(0, 4).boxed().toList();
        assertThat(Page.of(four, 4, i -> List.of("" + i), null).next()).isNull();
        Page<Integer> cut = Page.of(four, 3, i -> List.of("" + i), null);
        assertThat(cut.items()).containsExactly(0, 1, 2);
        assertThat(new String(Base64.getUrlDecoder().decode(cut.next()), StandardCharsets.UTF_8))
                .isEqualTo("[\"2\"]");
    }
}
