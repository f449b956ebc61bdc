package org.habeas.detainee.statement;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Among statements of what may be the same time, the least to be shown first: how far it can be relied on (confidence, then
 * both grades), whether independent sources say so, whether the source speaks for itself, how new the source is, how exact its
 * date is; the id settles what is equal. "2026-02" is no newer than "2026-02-26", though it may be.
 */
final class Ranking implements Comparator<Dated> {

    private final Set<String> confirmed = new HashSet<>();
    private final Comparator<Dated> rank;
    private final Comparator<Dated> all;

    /** @param competing those among which the sources of one value are counted */
    Ranking(List<Dated> statements, List<Dated> competing, Independence independence) {
        if (statements.size() > 1 || competing.size() > 1) {
            Map<String, List<Statement>> byValue = competing.stream()
                    .collect(Collectors.groupingBy(
                            Dated::value, HashMap::new, Collectors.mapping(Dated::s, Collectors.toList())));
            // one value alone competes with none
            if (byValue.size() > 1) {
                byValue.forEach((value, said) -> {
                    if (said.size() > 1 && independence.count(said) >= 2) {
                        confirmed.add(value);
                    }
                });
            }
        }
        rank = Comparator.comparing(Dated::confidence)
                .thenComparing(d -> d.s().said().grade())
                .thenComparing(this::isConfirmed)
                .thenComparing(Ranking::isPrimary);
        all = rank.thenComparing(Dated::publishedFirst)
                .thenComparing(d -> -d.days())
                .thenComparing(d -> d.s().id());
    }

    @Override
    public int compare(Dated a, Dated b) {
        return all.compare(a, b);
    }

    /** Whether only the age of the sources and the exactness of the dates tell them apart. */
    boolean isOfOneRank(Dated a, Dated b) {
        return rank.compare(a, b) == 0;
    }

    boolean isConfirmed(Dated d) {
        return confirmed.contains(d.value());
    }

    static boolean isPrimary(Dated d) {
        return d.s().evidence().derivedFrom() == null;
    }
}
