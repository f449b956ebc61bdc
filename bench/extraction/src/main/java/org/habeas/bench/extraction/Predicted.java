package org.habeas.bench.extraction;

import java.util.List;
import org.habeas.bench.extraction.Labelled.Stretch;
import org.jspecify.annotations.Nullable;

/** What the extractors found in a document. Offsets count code points, as the labels' do. */
record Predicted(List<Bill> bills, List<Person> persons) {

    static final Predicted NOTHING = new Predicted(List.of(), List.of());

    Predicted {
        bills = List.copyOf(bills);
        persons = List.copyOf(persons);
    }

    /** @param congress null where none is known */
    record Bill(int start, int end, @Nullable Integer congress, String type, int number) implements Stretch {

        Id id() {
            return new Id(congress, type, number);
        }

        boolean isSameMeasure(Bill other) {
            return type.equals(other.type) && number == other.number;
        }
    }

    record Id(@Nullable Integer congress, String type, int number) {

        Id withoutCongress() {
            return new Id(null, type, number);
        }
    }

    record Person(int start, int end, String canonical) implements Stretch {}
}
