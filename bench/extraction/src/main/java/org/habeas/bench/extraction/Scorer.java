package org.habeas.bench.extraction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.habeas.bench.extraction.Labelled.GoldBill;
import org.habeas.bench.extraction.Labelled.GoldPerson;
import org.habeas.bench.extraction.Predicted.Bill;
import org.habeas.bench.extraction.Predicted.Id;
import org.habeas.bench.extraction.Predicted.Person;

/**
 * Counts as the corpus's own scorer does, rule by rule; a test holds the two together. Where the Congress of a label is not in the
 * text, none is right too, unless the count is strict.
 */
final class Scorer {

    private final boolean strict;
    private final Map<String, Set<String>> aliases;
    private final Map<Figure, Counts> counts = new EnumMap<>(Figure.class);
    private final List<String> mistakes = new ArrayList<>();

    private Scorer(boolean strict, Map<String, Set<String>> aliases) {
        this.strict = strict;
        this.aliases = aliases;
        for (Figure figure : Figure.values()) {
            counts.put(figure, Counts.NONE);
        }
    }

    /**
     * @param macro the mean F1 by id over the documents that have bills; 1 if none has
     * @param mistakes each bill and person that was missed or is wrong
     */
    record Score(Map<Figure, Counts> counts, double macro, List<String> mistakes) {

        Counts of(Figure figure) {
            return counts.getOrDefault(figure, Counts.NONE);
        }
    }

    static Score score(List<Labelled> documents, Map<String, Predicted> predicted, boolean strict) {
        Map<String, Set<String>> aliases = Labelled.aliases(documents);
        Scorer all = new Scorer(strict, aliases);
        double sum = 0;
        int withBills = 0;
        for (Labelled document : documents) {
            Predicted found = predicted.getOrDefault(document.id(), Predicted.NOTHING);
            all.add(document, found);
            if (!document.bills().isEmpty()) {
                Scorer alone = new Scorer(strict, aliases);
                alone.bills(document, new LinkedHashSet<>(found.bills()));
                sum += alone.counts.getOrDefault(Figure.BILLS_ID, Counts.NONE).f1();
                withBills++;
            }
        }
        return new Score(Map.copyOf(all.counts), withBills == 0 ? 1 : sum / withBills, List.copyOf(all.mistakes));
    }

    private void add(Labelled document, Predicted found) {
        Set<Bill> bills = new LinkedHashSet<>(found.bills());
        bills(document, bills);
        mentions(document, bills);
        persons(document, found);
    }

    private void count(Figure figure, int right, int wrong, int missed) {
        counts.merge(figure, Counts.NONE, (now, none) -> now.plus(right, wrong, missed));
    }

    private void bills(Labelled document, Set<Bill> found) {
        Map<Id, Boolean> lenient = new LinkedHashMap<>();
        document.bills().forEach(g -> lenient.merge(g.bill().id(), g.lenient(), Boolean::logicalOr));
        List<Id> gold = List.copyOf(lenient.keySet());
        List<Id> ids = distinct(found, Bill::id);
        BiPredicate<Id, Id> same = (g, p) -> g.withoutCongress().equals(p.withoutCongress())
                && (g.equals(p)
                        || !strict && lenient.getOrDefault(g, false) && (p.congress() == null || g.congress() == null));
        Matched matched = Matched.of(gold, ids, same);
        Set<Id> free = new HashSet<>();
        document.implied().forEach(i -> i.numbers().forEach(n -> free.add(new Id(null, i.type(), n))));
        int wrong = 0;
        for (int p : matched.left(ids.size())) {
            Id id = ids.get(p);
            boolean again = id.congress() == null && matched.gold().stream().anyMatch(g -> same.test(gold.get(g), id));
            if (!again && !free.contains(id.withoutCongress())) {
                wrong++;
                mistakes.add(document.id() + " bill EXTRA " + id);
            }
        }
        for (int g = 0; g < gold.size(); g++) {
            if (!matched.gold().contains(g)) {
                mistakes.add(document.id() + " bill MISSED " + gold.get(g));
            }
        }
        int right = matched.gold().size();
        count(Figure.BILLS_ID, right, wrong, gold.size() - right);
        Set<Id> bareGold = new HashSet<>(distinct(gold, Id::withoutCongress));
        Set<Id> bare = new HashSet<>(distinct(ids, Id::withoutCongress));
        int both = (int) bare.stream().filter(bareGold::contains).count();
        int extra = (int) bare.stream()
                .filter(id -> !bareGold.contains(id) && !free.contains(id))
                .count();
        count(Figure.BILLS_WITHOUT_CONGRESS, both, extra, bareGold.size() - both);
    }

    private void mentions(Labelled document, Set<Bill> found) {
        Map<List<Object>, Bill> bySpan = new LinkedHashMap<>();
        found.forEach(b -> bySpan.putIfAbsent(List.of(b.start(), b.end(), b.type(), b.number()), b));
        List<Bill> bills = List.copyOf(bySpan.values());
        mentions(
                Figure.BILLS_SPAN,
                document,
                bills,
                (g, p) ->
                        g.start() == p.start() && g.end() == p.end() && g.bill().isSameMeasure(p));
        mentions(
                Figure.BILLS_OVERLAP,
                document,
                bills,
                (g, p) -> g.overlaps(p) && g.bill().isSameMeasure(p));
    }

    private void mentions(Figure figure, Labelled document, List<Bill> bills, BiPredicate<GoldBill, Bill> same) {
        Matched matched = Matched.of(document.bills(), bills, same);
        int wrong = 0;
        for (int p : matched.left(bills.size())) {
            Bill bill = bills.get(p);
            wrong += document.implied().stream()
                            .anyMatch(i -> i.place().overlaps(bill)
                                    && i.type().equals(bill.type())
                                    && i.numbers().contains(bill.number()))
                    ? 0
                    : 1;
        }
        int right = matched.gold().size();
        count(figure, right, wrong, document.bills().size() - right);
    }

    private void persons(Labelled document, Predicted found) {
        Map<Labelled.Place, Person> bySpan = new LinkedHashMap<>();
        found.persons().forEach(p -> bySpan.putIfAbsent(new Labelled.Place(p.start(), p.end()), p));
        List<Person> persons = bySpan.values().stream()
                .filter(p -> document.persons().stream().anyMatch(p::overlaps)
                        || document.ambiguous().stream().noneMatch(p::overlaps))
                .toList();
        List<GoldPerson> gold = document.persons();
        Matched spans = Matched.of(gold, persons, (g, p) -> g.start() == p.start() && g.end() == p.end());
        count(
                Figure.PERSONS_SPAN,
                spans.gold().size(),
                persons.size() - spans.gold().size(),
                gold.size() - spans.gold().size());
        Matched overlaps = Matched.of(gold, persons, GoldPerson::overlaps);
        int right = overlaps.gold().size();
        count(Figure.PERSONS_OVERLAP, right, persons.size() - right, gold.size() - right);
        for (int g = 0; g < gold.size(); g++) {
            if (!overlaps.gold().contains(g)) {
                mistakes.add(document.id() + " person MISSED " + gold.get(g).text() + " at "
                        + gold.get(g).start());
            }
        }
        for (int p : overlaps.left(persons.size())) {
            mistakes.add(document.id() + " person EXTRA " + persons.get(p).canonical() + " at "
                    + persons.get(p).start());
        }
        canonical(gold, persons);
    }

    private void canonical(List<GoldPerson> gold, List<Person> persons) {
        Map<String, Set<String>> forms = new HashMap<>();
        for (GoldPerson g : gold) {
            String canonical = g.person().canonical();
            Set<String> of = forms.computeIfAbsent(canonical, c -> new HashSet<>(aliases.getOrDefault(c, Set.of())));
            of.add(Folding.of(canonical));
            of.add(Folding.of(g.text()));
        }
        Set<String> found = new TreeSet<>();
        persons.stream().filter(p -> !p.canonical().isEmpty()).forEach(p -> found.add(Folding.of(p.canonical())));
        Set<String> used = new HashSet<>();
        int hit = 0;
        for (Set<String> of : forms.values()) {
            List<String> met = found.stream().filter(of::contains).toList();
            hit += met.isEmpty() ? 0 : 1;
            used.addAll(met);
        }
        int wrong = (int) found.stream().filter(f -> !used.contains(f)).count();
        count(Figure.PERSONS_CANONICAL, hit, wrong, forms.size() - hit);
    }

    private static <T, R> List<R> distinct(Collection<T> of, Function<T, R> key) {
        return of.stream().map(key).distinct().toList();
    }
}
