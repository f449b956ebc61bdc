package org.habeas.detainee.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One time in custody, from an arrest to the release or death that ended it. Who is held again after a release is in another
 * one; the former is never opened again.
 *
 * @param start EDTF, as its source gives it; null where no source does
 * @param end EDTF; null where it is not known to have ended
 * @param endedAs {@code FREE} or {@code DEAD}; null with the end
 * @param forms the kinds of custody in it, in the order of time
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CustodyPeriod(
        @Nullable String start,
        @Nullable String end,
        @Nullable Custody endedAs,
        List<Custody> forms) {

    /** The times in custody by what counts on a day, the first one first; what a guard holds back ends none. */
    public static List<CustodyPeriod> of(List<Statement> statements, LocalDate today) {
        return of(new Testimony(statements), today);
    }

    /** As {@link #of(List, LocalDate)}. */
    public static List<CustodyPeriod> of(Testimony said, LocalDate today) {
        Walk walk = new Walk();
        said.counted(Property.CUSTODY, today).passed().stream()
                .sorted(Comparator.comparing(Dated::first)
                        .thenComparing(Dated::last)
                        .thenComparing(d -> d.s().id()))
                .forEach(walk::step);
        return walk.periods();
    }

    /** Goes through what is said in the order of time. */
    private static final class Walk {

        private final List<CustodyPeriod> periods = new ArrayList<>();
        private final Set<Custody> forms = new LinkedHashSet<>();
        private @Nullable Dated start;
        private @Nullable Dated end;

        void step(Dated d) {
            switch (Custody.valueOf(d.value())) {
                case HELD, HOUSE_ARREST, RESTRICTED_LIBERTY -> hold(d);
                case FREE, DEAD -> {
                    if (start != null && end == null) {
                        end = d;
                    }
                }
                case UNKNOWN, MISSING -> {
                    // nobody says that it ended
                }
            }
        }

        private void hold(Dated d) {
            Dated closing = end;
            if (closing != null && d.first().isAfter(closing.last())) {
                close();
            }
            if (start == null && Custody.valueOf(d.value()) == Custody.RESTRICTED_LIBERTY) {
                return; // a restriction alone is no custody
            }
            start = start == null ? d : start;
            forms.add(Custody.valueOf(d.value()));
        }

        private void close() {
            Dated first = start;
            Dated last = end;
            if (first != null) {
                periods.add(new CustodyPeriod(
                        first.s().validFrom(),
                        last == null ? null : last.s().validFrom(),
                        last == null ? null : Custody.valueOf(last.value()),
                        List.copyOf(forms)));
            }
            start = null;
            end = null;
            forms.clear();
        }

        List<CustodyPeriod> periods() {
            close();
            return List.copyOf(periods);
        }
    }
}
