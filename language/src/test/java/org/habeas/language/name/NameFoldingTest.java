package org.habeas.language.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameFoldingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ruben Vardanyan | Рубен Варданян
            Ruben Vardanyan | Ռուբեն Վարդանյան
            Ruben Vardanyan | Rouben Vardanian
            Arayik Harutyunyan | Արայիկ Հարությունյան
            Arayik Harutyunyan | Араик Арутюнян
            Arayik Harutyunyan | Araik Haroutiounian
            Arkadi Ghukasyan | Արկադի Ղուկասյան
            Arkadi Ghukasyan | Аркадий Гукасян
            Bako Sahakyan | Бако Саакян
            Bako Sahakyan | Բակո Սահակյան
            Davit Ishkhanyan | Դավիթ Իշխանյան
            David Ishkhanyan | Давид Ишханян
            David Ishkhanyan | David İşhanyan
            David Ishkhanyan | David Ichkhanian
            Levon Mnatsakanyan | Լևոն Մնացականյան
            Levon Mnatsakanyan | Լեւոն Մնացականյան
            Levon Mnatsakanyan | Левон Мнацаканян
            Gubad Ibadoglu | Qubad İbadoğlu
            Gubad Ibadoghlu | Qubad İbadoğlu
            Khosrovyan | Խոսրովյան
            Khosrovyan | Хосровян
            Vagif Khachatryan | Вагиф Хачатрян
            Melikset Pashayan | Մելիքսեթ Փաշայան
            Jalilabad Əliyev | Jalilabad Aliyev
            """)
    void spellingsOfOneNameHaveOneKey(String one, String other) {
        assertThat(NameFolding.key(other)).isEqualTo(NameFolding.key(one));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Davit Babayan | Madat Babayan
            Levon Balayan | Levon Mnatsakanyan
            Ruben Vardanyan | Robert Vardanyan
            """)
    void differentNamesKeepDifferentKeys(String one, String other) {
        assertThat(NameFolding.key(other)).isNotEqualTo(NameFolding.key(one));
    }

    @Test
    void tokensFollowTheNameAndSkipWhatIsNoLetter() {
        assertThat(NameFolding.tokens("  Dr. O'Brien-Smith, 3rd ")).containsExactly("dr", "obren", "smit", "rd");
        assertThat(NameFolding.tokens("— 12 —")).isEmpty();
    }
}
