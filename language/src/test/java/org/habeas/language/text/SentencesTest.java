package org.habeas.language.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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

    @Test
    void linesEndWithCrlfAsWithLf() {
        String sentence = "The Senate\nhas S.Res.540\nbefore it.";
        String text = "A heading\n\n" + sentence + " It waits.\n\nAn end";
        assertThat(around(text)).isEqualTo(sentence);
        assertThat(around(text.replace("\n", "\r\n"))).isEqualTo(sentence.replace("\n", "\r\n"));
        assertThat(around("\r\n\r\nS.Res.540\r\n\r\nAn end")).isEqualTo("S.Res.540");
    }

    private static String around(String text) {
        int start = text.indexOf("S.Res.540");
        Span sentence = Sentences.around(text, start, start + 9);
        return text.substring(sentence.start(), sentence.end());
    }
}
