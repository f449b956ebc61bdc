package org.habeas.language.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenCharactersTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0xfeff,
                0x00, 0x1b, 0x85, 0xd800
            })
    void whatTurnsTheDirectionOrIsNotSeenIsHidden(int c) {
        String text = "Iva" + (c == 0xd800 ? "\ud800" : Character.toString(c)) + "n";
        assertThat(HiddenCharacters.in(text)).hasValue(c);
        assertThat(HiddenCharacters.inLines(text)).hasValue(c);
        assertThat(HiddenCharacters.inQuote(text)).hasValue(c);
    }

    @ParameterizedTest
    @CsvSource({
        // a joiner in Persian, Hindi with and without a mark before it, Malayalam at the end of a word
        "'علی\u200cرضا', true",
        "'क्\u200dष', true",
        "'عَلی\u064e\u200cرضا', true",
        "'അവന്\u200d', true",
        "'Iva\u200dn', false",
        "'\u0418\u0432\u0430\u200c\u043d', false",
        "'\u200dعلی', false",
        "'علی\u200cn', false",
        "'Ruben \u200d', false",
        "'Երևան', true",
    })
    void joinersStandBesideLettersOfScriptsThatUseThem(String text, boolean isTaken) {
        assertThat(HiddenCharacters.in(text).isEmpty()).isEqualTo(isTaken);
    }

    @ParameterizedTest
    @CsvSource({
        "'\u05e9\u05dc\u05d5\u05dd\u200f.', true",
        "'\u0633\u0644\u0627\u0645\u200e (a)\u061c.', true",
        "'a line\nand one more', true",
        // overridden, and with no letter that is written from the right
        "'\u05e9\u05dc\u05d5\u05dd\u202e.', false",
        "'\u05e9\u05dc\u05d5\u05dd\u2067.', false",
        "'held\u200f.', false",
    })
    void quoteHasTheMarksThatItsScriptHas(String quote, boolean isTaken) {
        assertThat(HiddenCharacters.inQuote(quote).isEmpty()).isEqualTo(isTaken);
    }
}
