package org.habeas.detainee.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.detainee.bill.BillStanding;
import org.habeas.detainee.bill.BillsOfPeople;
import org.habeas.detainee.statement.Proceedings;
import org.habeas.detainee.statement.ProceedingsGaps;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Statement;
import org.habeas.language.edtf.Edtf;
import org.jspecify.annotations.Nullable;

/** What happened to a person and to the measures that name them, in the order of time. */
@ApplicationScoped
class Timeline {

    /** Of what is told of bills: more of them than any person is named by, times more statuses than a bill has. */
    private static final int MOST_BILLS = 2_000;

    private static final Set<Property> HAPPENS = EnumSet.of(
            Property.CUSTODY,
            Property.HELD_BY,
            Property.PROCEEDINGS,
            Property.CHARGED_UNDER,
            Property.SENTENCE,
            Property.PLACE_OF_DETENTION,
            Property.OFFICE,
            Property.CASE,
            Property.HEARING,
            Property.PLEA,
            Property.DEMAND,
            Property.VERDICT,
            Property.RELEASE_MANNER,
            Property.HEALTH);

    /** An entry with its date, read once. */
    private record Placed(TimelineEntry entry, @Nullable Edtf date) {}

    private static final Comparator<Placed> BY_TIME = Comparator.comparing(Placed::date, Edtf.BY_EARLIEST)
            .thenComparing(p -> p.entry().kind(), Comparator.reverseOrder())
            .thenComparing(p -> p.entry().key());

    private final PersonReads people;
    private final BillsOfPeople bills;

    Timeline(PersonReads people, BillsOfPeople bills) {
        this.people = people;
        this.bills = bills;
    }

    /**
     * By the earliest day, then by the latest; what is not dated comes first. What a person is called and belongs to is no event,
     * and what a guard holds back has not happened as far as we know.
     *
     * @param marks of the documents that the reader may know of
     * @param past of a day, what had happened by its end; of an instant, what was known then, of the measures that named the person
     */
    List<TimelineEntry> of(UUID person, List<String> marks, Past past) {
        List<Statement> counted = people.told(person, past);
        Map<String, List<Proceedings>> gaps = ProceedingsGaps.of(counted, people.day(past));
        Stream<TimelineEntry> said = counted.stream()
                .filter(s -> HAPPENS.contains(s.property()))
                .map(s -> TimelineEntry.of(s, gaps.getOrDefault(s.id(), List.of())));
        Stream<TimelineEntry> told = bills.told(person, marks, people.named(person, past), MOST_BILLS).stream()
                .filter(b -> isTold(b, past))
                .map(TimelineEntry::of);
        return Stream.concat(said, told)
                .map(entry -> new Placed(entry, date(entry)))
                .sorted(BY_TIME)
                .map(Placed::entry)
                .toList();
    }

    private static boolean isTold(BillStanding bill, Past past) {
        LocalDate on = past.on();
        Instant asOf = past.asOf();
        LocalDate began = Optional.ofNullable(bill.effective())
                .flatMap(Edtf::parse)
                .map(Edtf::earliest)
                .orElseGet(() -> LocalDate.ofInstant(bill.time(), ZoneOffset.UTC));
        return (asOf == null || !bill.time().isAfter(asOf)) && (on == null || !began.isAfter(on));
    }

    private static @Nullable Edtf date(TimelineEntry entry) {
        return Optional.ofNullable(entry.date()).flatMap(Edtf::parse).orElse(null);
    }
}
