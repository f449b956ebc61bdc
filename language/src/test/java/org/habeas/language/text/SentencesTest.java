package org.habeas.language.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "x"})
    void characterIsNotCutInHalf(String shift) {
        String many = "\uD83D\uDE00".repeat(400);
        String text = many + shift + "S.Res.540" + shift + many;
        int start = text.indexOf("S.Res.540");
        Span sentence = Sentences.around(text, start, start + 9);
        String quote = text.substring(sentence.start(), sentence.end());
        assertThat(quote.codePoints()).noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
        assertThat(quote).contains("S.Res.540");
    }
}
