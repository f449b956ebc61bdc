package org.habeas.bench;

import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** What a matcher of names is compared with: what the libraries do without any knowledge of names. */
final class PlainNames {

    private static final Transliterator TO_ASCII = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
    private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();

    private PlainNames() {}

    /** The trigrams of the text as written, as pg_trgm makes them: each word with two blanks before and one behind. */
    static Set<String> trigrams(String name) {
        Set<String> trigrams = new HashSet<>();
        for (String word : name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            String padded = "  " + word + " ";
            for (int i = 0; !word.isEmpty() && i + 3 <= padded.length(); i++) {
                trigrams.add(padded.substring(i, i + 3));
            }
        }
        return trigrams;
    }

    /** Of all trigrams those in common. */
    static double similarity(Set<String> one, Set<String> other) {
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        int all = one.size() + other.size() - common.size();
        return all == 0 ? 0 : (double) common.size() / all;
    }

    static List<String> ascii(String name) {
        return Arrays.stream(
                        TO_ASCII.transliterate(name).replaceAll("['’ʼʻʹ]", "").split("[^a-z]+"))
                .filter(t -> !t.isEmpty())
                .toList();
    }

    /** Jaro-Winkler of tokens that are assigned to each other so that it is highest, as a mean over the shorter name. */
    static double assigned(List<String> one, List<String> other) {
        List<String> shorter = one.size() <= other.size() ? one : other;
        List<String> longer = shorter == one ? other : one;
        if (shorter.isEmpty() || longer.size() > 16) {
            return 0;
        }
        double[] best = new double[1 << longer.size()];
        Arrays.fill(best, -1);
        best[0] = 0;
        double most = 0;
        for (int mask = 0; mask < best.length; mask++) {
            int next = Integer.bitCount(mask);
            if (best[mask] < 0 || next > shorter.size()) {
                continue;
            }
            if (next == shorter.size()) {
                most = Math.max(most, best[mask]);
                continue;
            }
            for (int j = 0; j < longer.size(); j++) {
                if ((mask & (1 << j)) == 0) {
                    double sum = best[mask] + JARO_WINKLER.apply(shorter.get(next), longer.get(j));
                    best[mask | (1 << j)] = Math.max(best[mask | (1 << j)], sum);
                }
            }
        }
        return most / shorter.size();
    }
}
