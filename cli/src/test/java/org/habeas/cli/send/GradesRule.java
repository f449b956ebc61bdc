package org.habeas.cli.send;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rule {@code grades/1} of {@code seeds/README.md}; which source is on which side is read from its table. */
final class GradesRule {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(holding-state|family-or-counsel|ngo)` \\| (.+) \\|$");
    private static final String STATE_MEDIA = "Azerbaijani state media";

    private final Map<String, String> sides;

    private GradesRule(Map<String, String> sides) {
        this.sides = sides;
    }

    static GradesRule read(Path readme) throws IOException {
        Map<String, String> sides = new HashMap<>();
        Matcher row = ROW.matcher(Files.readString(readme));
        while (row.find()) {
            for (String publisher : row.group(2).split(", ")) {
                sides.put(publisher, row.group(1));
            }
        }
        if (sides.size() < 3) {
            throw new AssertionError("seeds/README.md has no table of sides");
        }
        return new GradesRule(sides);
    }

    String side(JsonNode source) {
        boolean isStates =
                !source.has("publisher") && source.path("title").asText().contains(STATE_MEDIA);
        return isStates
                ? "holding-state"
                : sides.getOrDefault(source.path("publisher").asText(), "media");
    }

    String reliability(JsonNode source) {
        if (!source.has("publisher") || !source.has("url") && !source.has("date")) {
            return "F";
        }
        return Set.of("media", "ngo").contains(side(source)) && !isEncyclopaedia(source) ? "B" : "C";
    }

    /** @param all statements of the same person */
    int credibility(JsonNode statement, List<JsonNode> all) {
        if (!statement.path("evidence").has("publisher")) {
            return 6;
        }
        List<JsonNode> same = all.stream()
                .filter(other -> saysTheSame(statement, other) && counts(other.path("evidence")))
                .toList();
        long sides = same.stream()
                .map(other -> side(other.path("evidence")).equals("holding-state"))
                .distinct()
                .count();
        long publishers = same.stream().map(GradesRule::publisher).distinct().count();
        return sides == 2 ? 1 : publishers >= 2 ? 2 : 3;
    }

    private static boolean saysTheSame(JsonNode a, JsonNode b) {
        return a.path("property").equals(b.path("property"))
                && folded(a.path("thing").toString())
                        .equals(folded(b.path("thing").toString()))
                && folded(a.path("value").asText())
                        .equals(folded(b.path("value").asText()));
    }

    private static boolean counts(JsonNode source) {
        return source.has("publisher") && !source.has("derivedFrom") && !isEncyclopaedia(source);
    }

    private static boolean isEncyclopaedia(JsonNode source) {
        String publisher = source.path("publisher").asText();
        return publisher.endsWith("Wikipedia") || publisher.equals("worddisk.com");
    }

    private static String publisher(JsonNode statement) {
        return folded(statement.path("evidence").path("publisher").asText());
    }

    private static String folded(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
