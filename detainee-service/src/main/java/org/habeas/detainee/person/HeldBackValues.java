package org.habeas.detainee.person;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Recorder;
import org.habeas.detainee.statement.Statement;

/** What is done with values that a guard keeps from being shown: somebody has to look at them. */
public interface HeldBackValues {

    /**
     * One such value.
     *
     * @param reason what is missing
     * @param statements that say so, at least one
     */
    record Held(Property property, String value, String reason, List<Statement> statements) {

        /** What tells it from other values of the same person. */
        public String key() {
            return key(property, value);
        }

        static String key(Property property, String value) {
            return property.code() + " " + value;
        }

        /** The statements as somebody would send them. */
        public NewDetainee content() {
            return new NewDetainee(
                    null,
                    null,
                    null,
                    null,
                    statements.stream().map(NewDetainee.NewStatement::of).toList());
        }
    }

    /**
     * Takes note of all that is held back of a person now; what was held back before and is no longer, is settled.
     *
     * @param said the keys of all that counts and is said
     * @param recorder who brought this about, with an empty subject where a day or another rule did
     */
    void take(UUID subject, List<Held> held, Set<String> said, Recorder recorder, Instant now);
}
