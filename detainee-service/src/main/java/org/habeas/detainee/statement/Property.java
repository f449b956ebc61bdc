package org.habeas.detainee.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.habeas.contracts.Tlp;

/** What can be said of a person. The set is closed: anything else is refused, so that nothing is said in a way nobody reads. */
public enum Property {
    NAME("name", "A name that the person is called by"),
    CUSTODY("custody", "Whether the person is held; a code of the custody vocabulary"),
    HELD_BY("heldBy", "Which authority holds the person"),
    PROCEEDINGS("proceedings", "How far the proceedings are; a code of the proceedings vocabulary"),
    CHARGED_UNDER("chargedUnder", "Articles that a charge names"),
    SENTENCE("sentence", "What a court imposed"),
    PLACE_OF_DETENTION("placeOfDetention", "Where the person is or was held"),
    OFFICE("office", "An office or occupation"),
    BIRTH_DATE("birthDate", "Date of birth, EDTF"),
    BIRTH_PLACE("birthPlace", "Place of birth"),
    CITIZENSHIP("citizenship", "A citizenship that the person has or had"),
    GROUP("group", "A group of people whose cases belong together"),
    CASE("case", "The proceedings in which the person is tried"),
    CASE_NUMBER("caseNumber", "The number of a case, as its court gives it"),
    COURT("court", "Which court decides a case, holds a hearing or imposed a sentence"),
    JUDGE("judge", "Who judges a case or at a hearing"),
    PLEA("plea", "What the accused answers to a case or a charge"),
    VERDICT("verdict", "What a court found in a case or on a charge"),
    DEMAND("demand", "What the prosecution asks a court for, which is no sentence"),
    HEARING("hearing", "What a hearing is for, or what was decided there"),
    OPENNESS("openness", "Whether hearings are open, as its source says"),
    APPEAL_DEADLINE(
            "appealDeadline", "Until which day a decision in a case can be appealed, EDTF, as a source says it"),
    REGIME("regime", "How a sentence is to be served"),
    REMARK("remark", "What a source says of a case or of a group of people that no other property holds"),
    RELEASE_MANNER("releaseManner", "How a release came about"),
    HEALTH("health", "State of health; restricted unless a reviewer says otherwise"),
    FAMILY("family", "Relatives; restricted unless a reviewer says otherwise"),
    CONFESSION(
            "confession",
            "What the person is said to have admitted in custody: never a fact, and restricted unless a reviewer says otherwise");

    /** The codes of {@link Custody}. */
    public static final List<String> CUSTODY_CODES =
            Arrays.stream(Custody.values()).map(Custody::name).toList();

    /** The codes of {@link Proceedings}. */
    public static final List<String> PROCEEDINGS_CODES =
            Arrays.stream(Proceedings.values()).map(Proceedings::name).toList();

    private final String code;
    private final String meaning;

    Property(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** As in JSON: {@code placeOfDetention}. */
    @JsonValue
    public String code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }

    /** The values that it takes, empty where any text is one. */
    public List<String> codes() {
        return switch (this) {
            case CUSTODY -> CUSTODY_CODES;
            case PROCEEDINGS -> PROCEEDINGS_CODES;
            case NAME,
                    HELD_BY,
                    CHARGED_UNDER,
                    SENTENCE,
                    PLACE_OF_DETENTION,
                    OFFICE,
                    BIRTH_DATE,
                    BIRTH_PLACE,
                    CITIZENSHIP,
                    GROUP,
                    CASE,
                    CASE_NUMBER,
                    COURT,
                    JUDGE,
                    PLEA,
                    VERDICT,
                    DEMAND,
                    HEARING,
                    OPENNESS,
                    APPEAL_DEADLINE,
                    REGIME,
                    REMARK,
                    RELEASE_MANNER,
                    HEALTH,
                    FAMILY,
                    CONFESSION -> List.of();
        };
    }

    /** The mark of a statement that comes without one. */
    public Tlp usualMark() {
        return this == HEALTH || this == FAMILY || this == CONFESSION ? Tlp.AMBER : Tlp.CLEAR;
    }

    /** Whether it is said of a case, a charge, a hearing or a sentence only, and never of the person as a whole. */
    public boolean isOfThingsOnly() {
        return switch (this) {
            case CASE_NUMBER, COURT, JUDGE, PLEA, VERDICT, DEMAND, HEARING, OPENNESS, REGIME -> true;
            case NAME,
                    CUSTODY,
                    HELD_BY,
                    PROCEEDINGS,
                    CHARGED_UNDER,
                    SENTENCE,
                    PLACE_OF_DETENTION,
                    OFFICE,
                    BIRTH_DATE,
                    BIRTH_PLACE,
                    CITIZENSHIP,
                    GROUP,
                    CASE,
                    APPEAL_DEADLINE,
                    REMARK,
                    RELEASE_MANNER,
                    HEALTH,
                    FAMILY,
                    CONFESSION -> false;
        };
    }

    public static Optional<Property> ofCode(String code) {
        return Arrays.stream(values()).filter(p -> p.code.equals(code)).findFirst();
    }

    @JsonCreator
    static Property fromJson(String code) {
        return ofCode(code).orElseThrow(() -> new IllegalArgumentException("unknown property: " + code));
    }
}
