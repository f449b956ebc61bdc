package org.habeas.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A query in SQL with the class of a single value ({@code String.class}) never finds its own plan in Hibernate's cache again: what
 * Hibernate 7.2 keeps the class in has no {@code equals}. Each call adds a plan beside all equal ones and looks through them
 * first. With {@code Object.class} the plan is found, and the caller casts what the database gives.
 */
class NativeQueryTest {

    private static final Pattern WITH_CLASS = Pattern.compile(".*,\\s*([\\w.\\[\\]]+)\\s*\\)", Pattern.DOTALL);

    /** An entity has an {@code equals} there. */
    private static final Set<String> FOUND = Set.of("Object.class", "Object[].class", "Detainee.class");

    @Test
    void everyQueryFindsItsPlan() throws IOException {
        List<String> queries = new ArrayList<>();
        int files = 0;
        for (String service : List.of("ingest-service", "legislation-service", "detainee-service", "service-kit")) {
            try (Stream<Path> sources = Files.walk(Path.of("..", service, "src", "main", "java"))) {
                for (Path source : sources.filter(Files::isRegularFile).toList()) {
                    files++;
                    for (String call : calls(Files.readString(source))) {
                        if (isLost(call)) {
                            queries.add(source.getFileName() + ": " + call);
                        }
                    }
                }
            }
        }
        assertThat(files).isGreaterThan(100);
        assertThat(queries).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "createNativeQuery(\"select 1\", Long.class)",
                "createNativeQuery(\n\"select (a) from b\"\n + \" where c\",\n String.class)",
                "createNativeQuery(select + order, type)"
            })
    void suchAQueryIsSeen(String call) {
        List<String> seen = calls("x." + call + ".getSingleResult();");
        assertThat(seen).hasSize(1).allMatch(NativeQueryTest::isLost);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "createNativeQuery(\"select 1\", Object.class)",
                "createNativeQuery(\"select 1, 2\", Object[].class)",
                "createNativeQuery(\"update a set b = 1\")"
            })
    void anyOtherIsNot(String call) {
        List<String> seen = calls("x." + call + ".getSingleResult();");
        assertThat(seen).hasSize(1).noneMatch(NativeQueryTest::isLost);
    }

    private static boolean isLost(String call) {
        Matcher withClass = WITH_CLASS.matcher(call);
        return withClass.matches() && !FOUND.contains(withClass.group(1));
    }

    /** Each call with its arguments. */
    private static List<String> calls(String source) {
        List<String> calls = new ArrayList<>();
        Matcher begin = Pattern.compile("createNativeQuery\\(").matcher(source);
        while (begin.find()) {
            int end = begin.end();
            boolean text = false;
            for (int depth = 1; depth > 0 && end < source.length(); end++) {
                char c = source.charAt(end);
                text ^= c == '"' && source.charAt(end - 1) != '\\';
                depth += text ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            }
            calls.add(source.substring(begin.start(), end));
        }
        return calls;
    }
}
