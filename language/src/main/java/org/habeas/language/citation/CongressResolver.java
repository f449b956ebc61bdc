package org.habeas.language.citation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.habeas.contracts.DocumentRecord.Certainty;
import org.habeas.language.edtf.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * Decides which Congress a mention means: what the mention says, else the date that stands at it ("agreed to on March 11,
 * 2025"), else what the document's own date or number says, else the years of the acts as which it presents bills, else
 * nothing, with the likely ones as alternatives. It never looks at which bills happen to be stored.
 */
public final class CongressResolver {

    private static final int ALTERNATIVES = 3;
    private static final int FIRST_YEAR = 1789;

    private final Optional<Integer> ofDocument;
    private final CharSequence text;
    private final LocalDates local;

    /** Whether the document says no day and no Congress, so that the acts that it names may. */
    private final boolean isUndated;

    /** Read only if a mention needs them: most documents are dated, and most that are not cite nothing. */
    private @Nullable Optional<Integer> ofActs;

    private final int present;

    /** Where the document says nothing for certain, likeliest first. */
    private final List<Integer> likely;

    /**
     * @param text of the document
     * @param date of the document, EDTF, as its sender or its own words give it; null if unknown
     * @param today no document is of a later Congress
     */
    public CongressResolver(CharSequence text, @Nullable String date, LocalDate today) {
        this.present = congressOn(today);
        this.text = text;
        this.local = new LocalDates(text);
        Optional<Edtf> dated = Optional.ofNullable(date).flatMap(Edtf::parse);
        DocumentHead head = DocumentHead.of(text);
        Optional<Integer> byDate = dated.flatMap(CongressResolver::onlyOne).filter(this::hasMet);
        Optional<Integer> byNumber = head.congress().filter(this::hasMet);
        if (byDate.isPresent() && byNumber.isPresent() && !byDate.equals(byNumber)) {
            this.ofDocument = Optional.empty();
            this.isUndated = false;
            this.likely = List.of(byNumber.get(), byDate.get());
        } else {
            this.ofDocument = byDate.or(() -> byNumber)
                    .or(() -> dated.isPresent() ? Optional.empty() : head.congressOfDateline())
                    .filter(this::hasMet);
            this.isUndated = ofDocument.isEmpty() && dated.isEmpty();
            this.likely = newest(dated);
        }
    }

    /** @param billId {@code 118-sres-540}, or {@code sres-540} */
    public record Resolved(String billId, Certainty certainty, List<String> alternatives) {}

    /** The Congress of a mention where it stands; mentions are asked for in the order of the text. */
    public Resolved resolve(CitationScanner.Found found) {
        Citation citation = found.citation();
        return citation.congress() != null
                ? resolve(citation)
                : local.congress(found.start(), found.end())
                        .filter(this::hasMet)
                        .map(c -> new Resolved(found.of(c).citation().id(), Certainty.DOCUMENT, List.<String>of()))
                        .orElseGet(() -> resolve(citation));
    }

    /** The Congress of a citation, wherever it stands. */
    public Resolved resolve(Citation citation) {
        Integer stated = citation.congress();
        if (stated != null && stated <= present) {
            return new Resolved(citation.id(), Certainty.STATED, List.of());
        }
        Citation bare = new Citation(citation.type(), citation.number(), null);
        // a Congress that has not met is an error or a plan, and surely not the document's
        return ofDocument
                .or(this::ofActs)
                .filter(c -> stated == null)
                .map(c -> new Resolved(
                        new Citation(bare.type(), bare.number(), c).id(), Certainty.DOCUMENT, List.<String>of()))
                .orElseGet(() -> new Resolved(bare.id(), Certainty.AMBIGUOUS, alternatives(bare)));
    }

    private Optional<Integer> ofActs() {
        Optional<Integer> acts = ofActs;
        if (acts == null) {
            acts = isUndated ? NamedActs.congress(text).filter(this::hasMet) : Optional.empty();
            ofActs = acts;
        }
        return acts;
    }

    /** The Congress that sits on a day: a new one begins on 3 January of each odd year. Below 1 before the first. */
    public static int congressOn(LocalDate day) {
        LocalDate counted = day.isBefore(LocalDate.of(day.getYear(), 1, 3)) ? day.minusYears(1) : day;
        return Math.floorDiv(counted.getYear() - FIRST_YEAR, 2) + 1;
    }

    private boolean hasMet(int congress) {
        return congress >= 1 && congress <= present;
    }

    /** Only if the first and the last day that the date allows fall into the same Congress. */
    private static Optional<Integer> onlyOne(Edtf date) {
        LocalDate first = date.earliest();
        LocalDate last = date.latest();
        return first == null || last == null || congressOn(first) != congressOn(last)
                ? Optional.empty()
                : Optional.of(congressOn(first));
    }

    /** The newest that the date allows, or of all if it allows none that has met. */
    private List<Integer> newest(Optional<Edtf> dated) {
        int first = dated.map(Edtf::earliest).map(CongressResolver::congressOn).orElse(1);
        int last = dated.map(Edtf::latest).map(CongressResolver::congressOn).orElse(present);
        boolean possible = first <= present && last >= 1;
        int from = possible ? Math.max(1, first) : 1;
        int to = possible ? Math.min(present, last) : present;
        return IntStream.iterate(to, c -> c >= from, c -> c - 1)
                .limit(ALTERNATIVES)
                .boxed()
                .toList();
    }

    private List<String> alternatives(Citation bare) {
        return likely.stream()
                .map(c -> new Citation(bare.type(), bare.number(), c).id())
                .toList();
    }
}
