package org.habeas.detainee.statement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What of a person's proceedings is a thing of its own, and what can be said of it. */
public enum ThingKind {
    CASE(
            "Proceedings against the person, by their number or by the name that they go by",
            EnumSet.of(
                    Property.CASE,
                    Property.CASE_NUMBER,
                    Property.COURT,
                    Property.JUDGE,
                    Property.PROCEEDINGS,
                    Property.OPENNESS,
                    Property.APPEAL_DEADLINE,
                    Property.PLEA,
                    Property.VERDICT,
                    Property.DEMAND,
                    Property.REMARK)),
    CHARGE(
            "What the person is charged with, by the article",
            EnumSet.of(Property.CHARGED_UNDER, Property.PLEA, Property.VERDICT, Property.REMARK)),
    HEARING(
            "A hearing of a case, by its day or by the name that it goes by",
            EnumSet.of(
                    Property.HEARING,
                    Property.COURT,
                    Property.JUDGE,
                    Property.OPENNESS,
                    Property.PLEA,
                    Property.DEMAND,
                    Property.REMARK)),
    SENTENCE(
            "What a court imposed in a case or for a charge, by the day of the decision",
            EnumSet.of(Property.SENTENCE, Property.COURT, Property.REGIME, Property.REMARK));

    private final String meaning;
    private final Set<Property> properties;

    ThingKind(String meaning, Set<Property> properties) {
        this.meaning = meaning;
        this.properties = Collections.unmodifiableSet(properties);
    }

    /** As in JSON: {@code charge}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String meaning() {
        return meaning;
    }

    /** What can be said of it, in the order of the vocabulary. */
    public Set<Property> properties() {
        return properties;
    }
}
