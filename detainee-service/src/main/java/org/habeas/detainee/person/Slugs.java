package org.habeas.detainee.person;

import com.ibm.icu.text.Transliterator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Statement;
import org.habeas.kit.problem.Conflict;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;
import org.jspecify.annotations.Nullable;

/** Gives people the readable part of their address. A slug once given means the same person for ever. */
@ApplicationScoped
class Slugs {

    private static final int LONGEST = 100;
    private static final int LONGEST_BASE = 80;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}.*");
    /** Addresses beside {@code /v1/detainees/{slug}}. */
    private static final Set<String> RESERVED = Set.of("export");

    private final DetaineeRepository detainees;

    Slugs(DetaineeRepository detainees) {
        this.detainees = detainees;
    }

    static boolean isSlug(String text) {
        return text.length() <= LONGEST
                && FORM.matcher(text).matches()
                && DetaineeAnswers.uuid(text).isEmpty();
    }

    /**
     * Takes the given slug, else one made of the main name; a homonym gets the birth year or a number.
     *
     * @throws Conflict if the given one is or was another person's
     */
    String take(UUID id, @Nullable String given, List<Statement> statements) {
        if (given != null) {
            if (!isSlug(given) || RESERVED.contains(given)) {
                String detail = "A slug is lower-case letters and digits joined by hyphens, at most " + LONGEST
                        + ", and no id or address.";
                throw new Unprocessable(detail, FieldProblem.pointer("/slug", "invalid", detail));
            }
            if (!detainees.takeSlug(given, id)) {
                throw new Conflict("The slug " + given + " is another person's.");
            }
            return given;
        }
        String base = base(statements);
        List<String> first = new ArrayList<>();
        if (!RESERVED.contains(base) && DetaineeAnswers.uuid(base).isEmpty()) {
            first.add(base);
        }
        birthYear(statements).forEach(year -> first.add(base + "-" + year));
        return Stream.concat(first.stream(), Stream.iterate(2, n -> n + 1).map(n -> base + "-" + n))
                .filter(slug -> detainees.takeSlug(slug, id))
                .findFirst()
                .orElseThrow();
    }

    private static String base(List<Statement> statements) {
        String name = statements.stream()
                .filter(s -> s.property() == Property.NAME)
                .min(Comparator.comparing(
                        s -> s.name() == null || !s.name().kind().equals("primary")))
                .orElseThrow()
                .value();
        String ascii = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower")
                .transliterate(name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return ascii.isEmpty()
                ? "person"
                : ascii.substring(0, Math.min(LONGEST_BASE, ascii.length())).replaceAll("-$", "");
    }

    /** The year of birth where all who state one state the same, to the year. */
    private static Stream<String> birthYear(List<Statement> statements) {
        List<String> years = statements.stream()
                .filter(s -> s.property() == Property.BIRTH_DATE)
                .map(Statement::value)
                .map(value -> YEAR.matcher(value).matches() ? value.substring(0, 4) : "")
                .distinct()
                .toList();
        return years.size() == 1 && !years.getFirst().isEmpty() ? years.stream() : Stream.empty();
    }
}
