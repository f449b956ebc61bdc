package org.habeas.detainee.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether two sources say the same of their own accord. They do if they are of different publishers and pages, go back to different
 * origins, and their quoted words are less than 60 % alike; so the copies of one agency's report count once, and so does one page that
 * two people cite under two names. A source of which nobody says who published it is independent of none: what is not known is not
 * counted as a confirmation.
 */
public final class Independence {

    /** From this share of common word triples on, one text is taken for a copy of the other. */
    static final double ALIKE = 0.6;

    private static final int WORDS = 3;

    /** More sources than these, the newest, say nothing that changes an answer, and would be compared pair by pair. */
    private static final int MOST = 100;

    private final Map<String, Statement> byId;
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<Named, Optional<Publisher>> publishers = new HashMap<>();

    /** @param statements all of one person, among which a {@code derivedFrom} may name one by the id that it has, or first had */
    public Independence(List<Statement> statements) {
        byId = new HashMap<>();
        for (Statement s : statements) {
            if (derivedId(s) != null) {
                // an id is looked up only where one is named
                statements.forEach(any -> byId.put(any.identity(), any));
                statements.forEach(any -> byId.put(any.id(), any));
                break;
            }
        }
    }

    /**
     * What of a source counts for its independence.
     *
     * @param page the document on which it rests, or an address that tells nothing of who published it; null where there is neither
     * @param tellsOrigin whether somebody said what it goes back to
     */
    record Source(
            @Nullable Publisher publisher,
            @Nullable Publisher root,
            boolean tellsOrigin,
            @Nullable String page,
            Words words) {

        boolean isIndependentOf(Source other) {
            return publisher != null
                    && other.publisher != null
                    && !publisher.isSameAs(other.publisher)
                    && !isOnePageWith(other)
                    && hasOtherOriginThan(other);
        }

        /** One page has two origins only where somebody says whom it repeats. */
        boolean hasOtherOriginThan(Source other) {
            return root != null
                    && other.root != null
                    && !root.isSameAs(other.root)
                    && (tellsOrigin || other.tellsOrigin || !isOnePageWith(other))
                    && likeness(words.shingles(), other.words.shingles()) < ALIKE;
        }

        private boolean isOnePageWith(Source other) {
            return page != null && page.equals(other.page);
        }
    }

    /** The words of a source, taken apart once they are compared with others: most are not. */
    static final class Words {

        private final @Nullable String quote;
        private @Nullable Set<String> shingles;

        Words(@Nullable String quote) {
            this.quote = quote;
        }

        Set<String> shingles() {
            Set<String> known = shingles;
            if (known == null) {
                known = Independence.shingles(quote);
                shingles = known;
            }
            return known;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Words words && Objects.equals(quote, words.quote);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(quote);
        }
    }

    /** Whether some statements name two publishers: without that no two of them are independent. */
    boolean areOfTwoPublishers(List<Statement> statements) {
        return statements.stream()
                        .flatMap(s -> Stream.ofNullable(source(s).publisher()))
                        .distinct()
                        .limit(2)
                        .count()
                == 2;
    }

    /** Whether each of the two counts beside the other. */
    public boolean areIndependent(Statement a, Statement b) {
        return source(a).isIndependentOf(source(b));
    }

    /** Whether the two go back to different origins in different words, whoever published them. */
    boolean haveOwnOrigins(Statement a, Statement b) {
        return source(a).hasOtherOriginThan(source(b));
    }

    /**
     * How many sources that are independent of each other some statements have at least, 0 for no statement: no fewer than
     * two where any two of them are independent.
     */
    public int count(List<Statement> statements) {
        if (statements.size() < 2) {
            return statements.size();
        }
        List<Source> sources = sources(statements);
        int most = 0;
        for (int first = 0; first < sources.size() && most < 2; first++) {
            List<Source> apart = new ArrayList<>(List.of(sources.get(first)));
            for (Source s : sources) {
                if (apart.stream().allMatch(s::isIndependentOf)) {
                    apart.add(s);
                }
            }
            most = Math.max(most, apart.size());
        }
        return most;
    }

    private List<Source> sources(List<Statement> statements) {
        return statements.stream()
                .sorted(Comparator.comparing(
                                (Statement s) -> String.valueOf(s.evidence().date()))
                        .reversed()
                        .thenComparing(Statement::id))
                .map(this::source)
                .distinct()
                .limit(MOST)
                .toList();
    }

    Source source(Statement s) {
        return sources.computeIfAbsent(s.id(), id -> read(s));
    }

    private Source read(Statement s) {
        Evidence e = s.evidence();
        Publisher publisher = publisher(e.publisher(), e.url());
        return new Source(
                publisher, root(s, publisher), e.derivedFrom() != null, page(e, publisher), new Words(e.quote()));
    }

    /** An address of a site is left to the site: whatever is there is of one publisher. */
    private static @Nullable String page(Evidence e, @Nullable Publisher publisher) {
        if (e.documentId() != null) {
            return e.documentId().toString();
        }
        return e.url() == null || publisher == null || publisher.site() != null ? null : Page.normalised(e.url());
    }

    /** Who said it first, as far as it is told; a source that repeats nothing is its own origin. */
    private @Nullable Publisher root(Statement said, @Nullable Publisher publisher) {
        Set<String> seen = new HashSet<>();
        Statement s = said;
        Publisher root = publisher;
        while (true) {
            Origin origin = s.evidence().derivedFrom();
            if (origin == null || !seen.add(s.id())) {
                return root;
            }
            Statement first = origin.id() == null ? null : byId.get(origin.id());
            if (first == null) {
                return publisher(origin.publisher(), origin.url());
            }
            s = first;
            root = publisher(first.evidence().publisher(), first.evidence().url());
        }
    }

    private static @Nullable String derivedId(Statement s) {
        Origin origin = s.evidence().derivedFrom();
        return origin == null ? null : origin.id();
    }

    /** How a source is signed: many statements are of few sources. */
    private record Named(@Nullable String name, @Nullable String url) {}

    private @Nullable Publisher publisher(@Nullable String name, @Nullable String url) {
        return publishers
                .computeIfAbsent(new Named(name, url), named -> Publisher.of(named.name(), named.url()))
                .orElse(null);
    }

    /** Triples of words that follow each other; a shorter text is one piece. */
    static Set<String> shingles(@Nullable String text) {
        List<String> words = text == null ? List.of() : Publisher.words(text);
        if (words.isEmpty()) {
            return Set.of();
        }
        Set<String> shingles = new HashSet<>();
        for (int i = 0; i <= Math.max(0, words.size() - WORDS); i++) {
            shingles.add(String.join(" ", words.subList(i, Math.min(words.size(), i + WORDS))));
        }
        return shingles;
    }

    /** The share of common pieces among all of both; 0 where one has none. */
    static double likeness(Set<String> a, Set<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        Set<String> smaller = a.size() <= b.size() ? a : b;
        Set<String> larger = smaller == a ? b : a;
        long common = smaller.stream().filter(larger::contains).count();
        return (double) common / (a.size() + b.size() - common);
    }
}
