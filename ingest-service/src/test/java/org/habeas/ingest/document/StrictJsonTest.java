package org.habeas.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": 5}",
                "{\"text\": 5.5}",
                "{\"text\": true}",
                "{\"text\": \"a\", \"signatories\": [1]}",
                "{\"text\": \"a\", \"tlp\": \"RED\", \"tlp\": \"CLEAR\"}"
            })
    void whatIsNoTextOrStandsTwiceIsRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void textsAreRead() throws JsonProcessingException {
        assertThat(read("{\"text\": \"a\", \"signatories\": [\"b\"]}").signatories())
                .containsExactly("b");
    }

    private static NewText read(String json) throws JsonProcessingException {
        return StrictJson.read(json.getBytes(StandardCharsets.UTF_8), NewText.class);
    }
}
