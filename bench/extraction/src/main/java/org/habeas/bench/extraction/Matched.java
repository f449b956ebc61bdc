package org.habeas.bench.extraction;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * Labels and findings joined one to one, in the order of the findings, each with the first label that it fits.
 *
 * @param gold which labels were met
 * @param found which findings met one
 */
record Matched(Set<Integer> gold, Set<Integer> found) {

    static <G, P> Matched of(List<G> gold, List<P> found, BiPredicate<G, P> same) {
        Set<Integer> met = new HashSet<>();
        Set<Integer> fitting = new HashSet<>();
        for (int p = 0; p < found.size(); p++) {
            for (int g = 0; g < gold.size(); g++) {
                if (!met.contains(g) && same.test(gold.get(g), found.get(p))) {
                    met.add(g);
                    fitting.add(p);
                    break;
                }
            }
        }
        return new Matched(met, fitting);
    }

    /** The findings that met no label. */
    List<Integer> left(int all) {
        return IntStream.range(0, all).filter(p -> !found.contains(p)).boxed().toList();
    }
}
