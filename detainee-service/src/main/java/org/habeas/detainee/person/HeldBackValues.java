package org.habeas.detainee.person;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Recorder;
import org.habeas.detainee.statement.Statement;
import org.jspecify.annotations.Nullable;

/** What is done with values that a guard keeps from being shown: somebody has to look at them. */
public interface HeldBackValues {

    /**
     * One such value.
     *
     * @param reason what is missing
     * @param statements that say so, at least one
     */
    record Held(Property property, String value, String reason, List<Statement> statements) {

        /** What tells it from other values of the same person: a stage of one case from the same stage of another. */
        public String key() {
            return key(statements.getFirst());
        }

        /** As {@link #key()}, of what a statement says. */
        public static String key(Statement s) {
            return s.aboutThing()
                    .map(thing -> withoutCase(s) + " " + thing.normalised().name())
                    .orElseGet(() -> withoutCase(s));
        }

        /** Whether a proposal of this key may hold it; an earlier version had one for all cases. */
        public boolean isNamed(@Nullable String key) {
            return key().equals(key) || withoutCase(statements.getFirst()).equals(key);
        }

        private static String withoutCase(Statement s) {
            return s.property().code() + " " + s.value();
        }

        /** The ids that the statements first had. */
        public Set<String> identities() {
            return statements.stream().map(Statement::identity).collect(Collectors.toSet());
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
     * What guards make of all that is said of a person.
     *
     * @param held what they hold back
     * @param passed what of custody and proceedings counts and is past its guard
     * @param said all that is said
     */
    record Weighed(List<Held> held, List<Statement> passed, List<Statement> said) {

        /** Nothing is said of the person, or it counts elsewhere. */
        public static final Weighed NOTHING = new Weighed(List.of(), List.of(), List.of());
    }

    /**
     * Takes note of all that is held back of a person now; what was held back before and is no longer, is settled. The person
     * is locked.
     *
     * @param recorder who brought this about, with an empty subject where a day or another rule did
     */
    void take(UUID subject, Weighed weighed, Recorder recorder, Instant now);
}
