package org.habeas.detainee.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.contracts.Tlp;

/** What can be said of a person. The set is closed: anything else is refused, so that nothing is said in a way nobody reads. */
public enum Property {
    NAME("name", "A name that the person is called by"),
    CUSTODY("custody", "Whether the person is held; a code of the custody vocabulary", codes(Custody.values())),
    HELD_BY("heldBy", "Which authority holds the person"),
    PROCEEDINGS(
            "proceedings",
            "How far the proceedings are; a code of the proceedings vocabulary",
            codes(Proceedings.values())),
    CHARGED_UNDER("chargedUnder", "Articles that a charge names"),
    SENTENCE("sentence", "What a court imposed"),
    PLACE_OF_DETENTION("placeOfDetention", "Where the person is or was held"),
    OFFICE("office", "An office or occupation"),
    BIRTH_DATE("birthDate", "Date of birth, EDTF"),
    BIRTH_PLACE("birthPlace", "Place of birth"),
    CITIZENSHIP("citizenship", "A citizenship that the person has or had"),
    GROUP("group", "A group of people whose cases belong together"),
    CASE("case", "The proceedings in which the person is tried"),
    CASE_NUMBER("caseNumber", "The number of a case, as its court gives it", Trait.OF_THINGS_ONLY),
    COURT("court", "Which court decides a case, holds a hearing or imposed a sentence", Trait.OF_THINGS_ONLY),
    JUDGE("judge", "Who judges a case or at a hearing", Trait.OF_THINGS_ONLY),
    PLEA("plea", "What the accused answers to a case or a charge", Trait.OF_THINGS_ONLY),
    VERDICT("verdict", "What a court found in a case or on a charge", Trait.OF_THINGS_ONLY),
    DEMAND("demand", "What the prosecution asks a court for, which is no sentence", Trait.OF_THINGS_ONLY),
    HEARING("hearing", "What a hearing is for, or what was decided there", Trait.OF_THINGS_ONLY),
    OPENNESS("openness", "Whether hearings are open, as its source says", Trait.OF_THINGS_ONLY),
    APPEAL_DEADLINE(
            "appealDeadline", "Until which day a decision in a case can be appealed, EDTF, as a source says it"),
    REGIME("regime", "How a sentence is to be served", Trait.OF_THINGS_ONLY),
    REMARK("remark", "What a source says of a case or of a group of people that no other property holds"),
    RELEASE_MANNER("releaseManner", "How a release came about"),
    HEALTH("health", "State of health; restricted unless a reviewer says otherwise", Trait.RESTRICTED),
    FAMILY("family", "Relatives; restricted unless a reviewer says otherwise", Trait.RESTRICTED),
    CONFESSION(
            "confession",
            "What the person is said to have admitted in custody: never a fact, and restricted unless a reviewer says otherwise",
            Trait.RESTRICTED);

    /** What only some properties have. */
    private enum Trait {
        OF_THINGS_ONLY,
        RESTRICTED
    }

    /** The codes of {@link Custody}. */
    public static final List<String> CUSTODY_CODES = CUSTODY.codes();

    /** The codes of {@link Proceedings}. */
    public static final List<String> PROCEEDINGS_CODES = PROCEEDINGS.codes();

    private static final Map<String, Property> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Property::code, p -> p));

    private final String code;
    private final String meaning;
    private final List<String> codes;
    private final Set<Trait> traits;

    Property(String code, String meaning, Trait... traits) {
        this(code, meaning, List.of(), traits);
    }

    Property(String code, String meaning, List<String> codes, Trait... traits) {
        this.code = code;
        this.meaning = meaning;
        this.codes = codes;
        this.traits = Set.of(traits);
    }

    private static List<String> codes(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
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
        return codes;
    }

    /** The mark of a statement that comes without one. */
    public Tlp usualMark() {
        return traits.contains(Trait.RESTRICTED) ? Tlp.AMBER : Tlp.CLEAR;
    }

    /** Whether it is said of a case, a charge, a hearing or a sentence only, and never of the person as a whole. */
    public boolean isOfThingsOnly() {
        return traits.contains(Trait.OF_THINGS_ONLY);
    }

    public static Optional<Property> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    @JsonCreator
    static Property fromJson(String code) {
        return ofCode(code).orElseThrow(() -> new IllegalArgumentException("unknown property: " + code));
    }
}
