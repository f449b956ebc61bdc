package org.habeas.detainee.person;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.statement.Evidence;
import org.habeas.detainee.statement.Page;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Said;
import org.habeas.detainee.statement.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a person already, by what makes a statement the same. Ids are hashes that have the title of the page in them, which is
 * the recorder's own words: so whoever reads the same page again is given the words of the first reader, and with them the same id.
 */
final class SaidBefore {

    private final Map<String, Tlp> marks = new HashMap<>();
    private final Map<String, Evidence> readings = new HashMap<>();

    private SaidBefore() {}

    static SaidBefore nothing() {
        return new SaidBefore();
    }

    /**
     * A fact that a joined record has is as restricted there, whichever of them it comes to.
     *
     * @param person the record to which is added
     * @param there what it shows, under its id or those of joined records
     */
    static SaidBefore of(UUID person, Collection<Statement> there) {
        SaidBefore before = new SaidBefore();
        there.stream().filter(s -> !s.subject().equals(person)).forEach(s -> {
            Statement here = s.addressedTo(person);
            before.marks.merge(here.identity(), s.tlp(), (a, b) -> a.covers(b) ? a : b);
            before.read(here);
        });
        there.forEach(s -> before.marks.put(s.identity(), s.tlp()));
        // its own words before those that were said of a joined record
        there.forEach(s -> reading(s).ifPresent(key -> before.readings.put(key, s.evidence())));
        return before;
    }

    /** The mark that a statement has; empty where it is new. */
    Optional<Tlp> mark(String identity) {
        return Optional.ofNullable(marks.get(identity));
    }

    /** The same evidence, in the words of whoever read the same from the same page first; from now on these are its words. */
    Evidence asFirstRead(
            UUID subject,
            Property property,
            String value,
            @Nullable String from,
            @Nullable String to,
            Evidence evidence,
            Said said) {
        return Page.reading(subject, property, value, from, to, evidence, said)
                .flatMap(key -> Optional.ofNullable(readings.putIfAbsent(key, evidence)))
                // two that an earlier version took for two stay two
                .filter(first -> mark(Statement.idOf(subject, property, value, from, to, evidence, said))
                        .isEmpty())
                .map(evidence::as)
                .orElse(evidence);
    }

    private void read(Statement s) {
        reading(s).ifPresent(key -> readings.put(key, s.evidence()));
    }

    private static Optional<String> reading(Statement s) {
        return Page.reading(s.subject(), s.property(), s.value(), s.validFrom(), s.validTo(), s.evidence(), s.said());
    }
}
