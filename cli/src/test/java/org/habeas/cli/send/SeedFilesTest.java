package org.habeas.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The people in {@code seeds/detainees} have the form that the detainee-service takes, and a source for everything. */
class SeedFilesTest {

    private static final Path DETAINEES = Path.of("../seeds/detainees");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static final Set<String> CUSTODY =
            Set.of("UNKNOWN", "MISSING", "HELD", "HOUSE_ARREST", "RESTRICTED_LIBERTY", "FREE", "DEAD");
    private static final Set<String> PROCEEDINGS = Set.of(
            "NONE_KNOWN",
            "INVESTIGATED",
            "CHARGED",
            "ON_TRIAL",
            "CONVICTED",
            "SENTENCED",
            "APPEAL",
            "FINAL",
            "SUSPENDED",
            "DISCONTINUED",
            "ACQUITTED",
            "REMITTED");
    private static final Set<String> PROPERTIES = Set.of(
            "custody",
            "heldBy",
            "proceedings",
            "chargedUnder",
            "sentence",
            "placeOfDetention",
            "office",
            "birthDate",
            "birthPlace",
            "citizenship",
            "group",
            "case",
            "caseNumber",
            "court",
            "judge",
            "plea",
            "verdict",
            "demand",
            "hearing",
            "openness",
            "appealDeadline",
            "regime",
            "remark",
            "releaseManner",
            "health",
            "confession");
    private static final Set<String> RESTRICTED = Set.of("health", "confession");
    private static final String NOT_WRITTEN_DOWN = "which page was not written down";
    private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d\\d(-\\d[\\dX])?)?");
    private static final Pattern PERIOD = Pattern.compile("(" + DATE + "|\\.\\.)(/(" + DATE + "|\\.\\.))?");

    private static final Map<String, JsonNode> SEEDS = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.list(DETAINEES)) {
            for (Path file : files.toList()) {
                SEEDS.put(file.getFileName().toString(), YAML.readTree(file.toFile()));
            }
        }
    }

    @Test
    void thereAreTwentyFourPeopleEachWithAnIdAndSlugOfTheirOwn() {
        assertThat(SEEDS).hasSize(24);
        assertThat(SEEDS.values()).allSatisfy(s -> {
            assertThat(s.path("habeas").asText()).isEqualTo("detainee/1");
            UUID id = UUID.fromString(s.path("id").asText());
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        });
        assertThat(SEEDS.values().stream().map(s -> s.path("id").asText())).doesNotHaveDuplicates();
        SEEDS.forEach((file, s) -> assertThat(s.path("slug").asText() + ".yaml").isEqualTo(file));
    }

    @Test
    void everyoneHasOnePrimaryNameAndItsScriptIsLatin() {
        assertThat(SEEDS).allSatisfy((file, s) -> {
            List<JsonNode> names = elements(s.path("names"));
            assertThat(names)
                    .allSatisfy(n -> {
                        assertThat(n.path("text").asText()).isNotBlank();
                        assertThat(n.path("script").asText())
                                .isEqualTo(script(n.path("text").asText()));
                        assertThat(n.path("kind").asText()).isIn("primary", "spelling", "alias");
                        if (n.has("source")) {
                            assertThat(n.path("source").path("title").asText()).isNotBlank();
                        }
                    })
                    .filteredOn(n -> n.path("kind").asText().equals("primary"))
                    .singleElement()
                    .satisfies(n -> assertThat(n.path("script").asText()).isEqualTo("Latn"));
            assertThat(names.stream().map(n -> n.path("text").asText())).doesNotHaveDuplicates();
            assertThat(s.path("source").path("title").asText()).isNotBlank();
            assertThat(s.path("source").path("publisher").asText()).isNotBlank();
        });
    }

    @Test
    void everyStatementIsOfTheVocabularyAndHasItsSource() {
        assertThat(SEEDS)
                .allSatisfy((file, s) -> assertThat(elements(s.path("statements")))
                        .isNotEmpty()
                        .allSatisfy(statement -> {
                            String property = statement.path("property").asText();
                            String value = statement.path("value").asText();
                            assertThat(property).isIn(PROPERTIES);
                            assertThat(value).isNotBlank();
                            if (property.equals("custody")) {
                                assertThat(value).isIn(CUSTODY);
                            } else if (property.equals("proceedings")) {
                                assertThat(value).isIn(PROCEEDINGS);
                            } else if (property.equals("birthDate")) {
                                assertThat(value).matches(PERIOD);
                            }
                            for (String bound : List.of("validFrom", "validTo")) {
                                if (statement.has(bound)) {
                                    assertThat(statement.path(bound).asText()).matches(PERIOD);
                                }
                            }
                            JsonNode evidence = statement.path("evidence");
                            assertThat(evidence.path("kind").asText()).isEqualTo("cited");
                            assertThat(evidence.path("title").asText()).isNotBlank();
                            if (evidence.path("title").asText().endsWith(NOT_WRITTEN_DOWN)) {
                                assertThat(evidence.has("publisher") || evidence.has("url"))
                                        .isFalse();
                            } else {
                                assertThat(evidence.path("publisher").asText()).isNotBlank();
                                // the address of what is cited or none: the home page of a site is neither
                                assertThat(evidence.path("url").asText("none")).matches("https://[^/]+/.+|none");
                            }
                            assertThat(statement.path("tlp").asText("CLEAR"))
                                    .isEqualTo(RESTRICTED.contains(property) ? "AMBER" : "CLEAR");
                            assertThat(evidence.has("quote")).isFalse();
                        }));
    }

    @Test
    void everyStatementIsGradedByTheWrittenRuleAndByNothingElse() throws IOException {
        GradesRule rule = GradesRule.read(Path.of("../seeds/README.md"));
        assertThat(SEEDS).allSatisfy((file, s) -> {
            List<JsonNode> statements = elements(s.path("statements"));
            assertThat(statements).allSatisfy(statement -> {
                JsonNode evidence = statement.path("evidence");
                assertThat(evidence.path("alignment").asText()).isEqualTo(rule.side(evidence));
                assertThat(statement.path("reliability").asText()).isEqualTo(rule.reliability(evidence));
                assertThat(statement.path("credibility").asInt()).isEqualTo(rule.credibility(statement, statements));
            });
            assertThat(s.path("source").path("alignment").asText()).isEqualTo(rule.side(s.path("source")));
            assertThat(elements(s.path("names")))
                    .filteredOn(n -> n.has("source"))
                    .allSatisfy(
                            n -> assertThat(n.path("source").path("alignment").asText())
                                    .isEqualTo(rule.side(n.path("source"))));
        });
    }

    @Test
    void noPageIsOlderThanWhatItIsSaidToState() {
        assertThat(SEEDS)
                .allSatisfy((file, s) -> assertThat(elements(s.path("statements")))
                        .filteredOn(statement -> statement.path("evidence").has("date"))
                        .allSatisfy(statement -> {
                            String page = latestDay(
                                    statement.path("evidence").path("date").asText());
                            for (String bound : List.of("validFrom", "validTo")) {
                                String first = statement.path(bound).asText().split("/")[0];
                                assertThat(page).isGreaterThanOrEqualTo(first.replace('X', '0'));
                            }
                        }));
    }

    @Test
    void nineteenAreHeldFourAreFreeAndOneIsRestricted() {
        Map<String, List<String>> slugs = new TreeMap<>();
        SEEDS.values()
                .forEach(s -> slugs.computeIfAbsent(newestCustody(s), c -> new ArrayList<>())
                        .add(s.path("slug").asText()));
        assertThat(slugs.get("HELD")).hasSize(19);
        assertThat(slugs.get("FREE"))
                .containsExactly("davit-davtyan", "gevorg-sujyan", "vagif-khachatryan", "vicken-euljekjian");
        assertThat(slugs.get("RESTRICTED_LIBERTY")).containsExactly("gubad-ibadoghlu");
        assertThat(slugs).hasSize(3);
    }

    /** The custody that began last, by the latest day on which it can have begun. */
    private static String newestCustody(JsonNode seed) {
        return elements(seed.path("statements")).stream()
                .filter(s -> s.path("property").asText().equals("custody"))
                .max(Comparator.comparing(s -> latestDay(s.path("validFrom").asText())))
                .orElseThrow(() -> new AssertionError("no custody: " + seed.path("slug")))
                .path("value")
                .asText();
    }

    private static String latestDay(String edtf) {
        Matcher last = Pattern.compile("(" + DATE + ")(/\\.\\.)?$").matcher(edtf);
        assertThat(last.find()).as(edtf).isTrue();
        String day = last.group(1).replace('X', '9');
        return switch (day.length()) {
            case 4 -> day + "-12-31";
            case 7 -> day + "-31";
            default -> day;
        };
    }

    private static String script(String text) {
        return switch (Character.UnicodeScript.of(text.codePointAt(0))) {
            case ARMENIAN -> "Armn";
            case CYRILLIC -> "Cyrl";
            case LATIN -> "Latn";
            default -> throw new AssertionError("a script that no name has: " + text);
        };
    }

    private static List<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
