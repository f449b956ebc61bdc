package org.habeas.language.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    @Test
    void whatNobodySeesPartsNoWord() {
        assertThat(NameFolding.key("Iva\u200dn Iva\u00adnov")).isEqualTo(NameFolding.key("Ivan Ivanov"));
        assertThat(NameFolding.tokens("\u0639\u0644\u06cc\u200c\u0631\u0636\u0627"))
                .hasSize(1);
        assertThat(TitleNames.find("For the release of Ruben Varda\u200dnyan", List.of("Ruben Vardanyan")))
                .isPresent();
        assertThat(NameCheck.fault("Iva\u200dn Ivanov").map(NameCheck.Fault::detail))
                .hasValueSatisfying(detail -> assertThat(detail).endsWith("take out U+200D."));
        assertThat(NameCheck.fault("\u0639\u0644\u06cc\u200c\u0631\u0636\u0627"))
                .isEmpty();
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
