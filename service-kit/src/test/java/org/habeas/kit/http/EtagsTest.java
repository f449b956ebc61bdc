package org.habeas.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.habeas.contracts.Tlp;
import org.habeas.kit.problem.PreconditionFailed;
import org.habeas.kit.problem.PreconditionRequired;
import org.jboss.resteasy.reactive.server.jaxrs.HttpHeadersImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EtagsTest {

    private static final EntityTag TAG = Etags.of("118-sres-540", 7, Tlp.CLEAR, null);

    @Test
    void tagIsStrongAndTellsRevisionsClearancesAndVariantsApart() {
        Stream<String> others = Stream.of(
                        Stream.of(Etags.of("118-sres-540", 8, Tlp.CLEAR, null)),
                        Stream.of(Etags.of("118-sres-541", 7, Tlp.CLEAR, null)),
                        Stream.of(Etags.of("118-sres-540", 7, Tlp.CLEAR, "actions")),
                        Arrays.stream(Tlp.values()).skip(1).map(t -> Etags.of("118-sres-540", 7, t, null)))
                .flatMap(tags -> tags)
                .map(EntityTag::getValue);
        assertThat(TAG.isWeak()).isFalse();
        assertThat(others).doesNotContain(TAG.getValue()).doesNotHaveDuplicates();
        assertThat(Etags.of("118-sres-540", 7, Tlp.CLEAR, "")).isEqualTo(TAG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"118-sres-540.7.0\"", "\"other\", \"118-sres-540.7.0\"", "*"})
    void writeOnThePresentVersionIsLetThrough(String ifMatch) {
        Etags.requireMatch(headers(ifMatch), TAG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"118-sres-540.6.0\"", "\"118-sres-540.7.1\"", "W/\"118-sres-540.7.0\"", "118-sres-540.7.0"})
    void writeOnAnotherVersionIsRefusedWithThePresentOne(String ifMatch) {
        assertThatThrownBy(() -> Etags.requireMatch(headers(ifMatch), TAG))
                .isInstanceOf(PreconditionFailed.class)
                .hasMessageContaining("118-sres-540.7.0");
    }

    @Test
    void writeWithoutAVersionIsRefused() {
        assertThatThrownBy(() -> Etags.requireMatch(headers(null), TAG)).isInstanceOf(PreconditionRequired.class);
        assertThatThrownBy(() -> Etags.requireMatch(headers(" "), TAG)).isInstanceOf(PreconditionRequired.class);
    }

    private static HttpHeaders headers(@Nullable String ifMatch) {
        return new HttpHeadersImpl(
                ifMatch == null
                        ? Map.<String, String>of().entrySet()
                        : Map.of(HttpHeaders.IF_MATCH, ifMatch).entrySet());
    }
}
