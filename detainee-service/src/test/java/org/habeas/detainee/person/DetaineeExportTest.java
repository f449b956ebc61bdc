package org.habeas.detainee.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.OpenApiAnswers;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.followthemoney.entity.ValueEntity;
import tech.followthemoney.exc.SchemaException;
import tech.followthemoney.model.Model;
import tech.followthemoney.model.Property;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class DetaineeExportTest {

    private static final int MANY = 120;

    private static final List<String> FORMATS = List.of("ndjson", "csv", "ftm");

    @Inject
    EntityManager database;

    @Test
    void lineIsTheWholeRecordWithEveryStatement() throws IOException {
        // Given
        People.add("export-a", """
                {"property": "group", "value": "export-lines"},
                {"property": "custody", "value": "HELD", "validFrom": "2023-09-28/2023-09-30"}""");
        People.add("export-b", "{\"property\": \"group\", \"value\": \"export-lines\"}");
        // When
        List<JsonNode> lines = export("ndjson", "export-lines", null)
                .lines()
                .map(DetaineeExportTest::json)
                .toList();
        // Then
        assertThat(lines).hasSize(2);
        for (JsonNode line : lines) {
            String slug = line.path("slug").asText();
            ObjectNode expected = (ObjectNode)
                    Json.mapper().readTree(given().get("/v1/detainees/" + slug).asString());
            expected.set(
                    "statements",
                    Json.mapper()
                            .readTree(given().get("/v1/detainees/" + slug + "/statements")
                                    .asString())
                            .path("items"));
            assertThat(line).as(slug).isEqualTo(expected);
        }
        assertThat(lines).extracting(l -> l.path("slug").asText()).containsExactly("export-a", "export-b");
        assertThat(lines.getFirst().path("statements")).hasSize(3);
    }

    @Test
    void tableHasARowForEachPersonAndDisarmsWhatASpreadsheetWouldReckon() {
        // Given
        People.add("export-c", """
                {"property": "group", "value": "export-table"},
                {"property": "case", "value": "=HYPERLINK(\\"http://example.org\\",\\"a\\")"},
                {"property": "citizenship", "value": "Armenia"},
                {"property": "citizenship", "value": "Lebanon"},
                {"property": "office", "value": "Mayor"},
                {"property": "office", "value": "@Deputy"},
                {"property": "sentence", "value": "-15 years, \\"said\\""},
                {"property": "birthDate", "value": "1968/1969"}""");
        // When
        String table = given().queryParam("format", "csv")
                .queryParam("group", "export-table")
                .get("/v1/detainees/export")
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8;header=present")
                .header("Content-Disposition", equalTo("attachment; filename=\"detainees.csv\""))
                .extract()
                .asString();
        // Then
        assertThat(table)
                .startsWith(DetaineeRow.COLUMNS + "\r\n")
                .contains(
                        ",export-c,Example of export-c,Example of export-c,UNKNOWN,,NONE_KNOWN,,unknown,,,,export-table,false,,true,2023-03-05,1968/1969,,")
                .containsAnyOf(",Armenia | Lebanon,", ",Lebanon | Armenia,")
                .containsAnyOf(",Mayor | '@Deputy,", ",'@Deputy | Mayor,")
                .contains(",\"'-15 years, \"\"said\"\"\",")
                .contains(",\"'=HYPERLINK(\"\"http://example.org\"\",\"\"a\"\")\",")
                .endsWith("Z,\"'=HYPERLINK(\"\"http://example.org\"\",\"\"a\"\")\",,\r\n");
        assertThat(table.lines()).hasSize(2);
    }

    @Test
    void entitiesAreOfTheModelOfFollowTheMoneyAndDatesAreCutToWhatIsCertain() throws Exception {
        // Given
        People.add("export-d", """
                {"property": "group", "value": "export-ftm"},
                {"property": "custody", "value": "HELD", "validFrom": "2023-09-28/2023-09-30"},
                {"property": "custody", "value": "FREE", "validFrom": "2024-01-14"},
                {"property": "birthDate", "value": "1968-12-2X"},
                {"property": "birthDate", "value": "1970~"},
                {"property": "citizenship", "value": "Armenia"},
                {"property": "citizenship", "value": "a country that nobody knows"},
                {"property": "office", "value": "mayor", "validFrom": "2019", "validTo": "2020-05-21"},
                {"property": "case", "value": "a joint case"}""");
        People.add("export-e", """
                {"property": "group", "value": "export-ftm"}, {"property": "case", "value": "a joint case"}""");
        // When
        List<JsonNode> lines = export("ftm", "export-ftm", null)
                .lines()
                .map(DetaineeExportTest::json)
                .toList();
        // Then
        Map<String, ValueEntity> entities = validated(lines);
        assertThat(entities.values().stream()
                        .collect(Collectors.groupingBy(e -> e.getSchema().getName(), Collectors.counting())))
                .isEqualTo(Map.of(
                        "Person",
                        2L,
                        "Event",
                        1L,
                        "Position",
                        1L,
                        "Occupancy",
                        1L,
                        "CourtCase",
                        1L,
                        "CourtCaseParty",
                        2L));
        ValueEntity person = entities.values().stream()
                .filter(e -> e.getCaption().equals("Example of export-d"))
                .findFirst()
                .orElseThrow();
        assertThat(values(person, "birthDate")).containsExactly("1968-12");
        assertThat(values(person, "citizenship")).containsExactly("am");
        assertThat(values(person, "summary")).hasSize(1);
        assertThat(entities.values().stream()
                        .filter(e -> e.getSchema().getName().equals("Event"))
                        .map(e ->
                                values(e, "keywords") + " " + values(e, "startDate") + " " + values(e, "description")))
                // not the release, which a guard holds back
                .containsExactly("[HELD] [2023-09] [Start: between 28 September 2023 and 30 September 2023.]");
        assertThat(entities.values().stream()
                        .filter(e -> e.getSchema().getName().equals("Occupancy"))
                        .map(e -> values(e, "startDate") + " " + values(e, "endDate")))
                .containsExactly("[2019] [2020-05-21]");
    }

    @Test
    void whatIsSaidAboveAClearanceIsInNoExport() {
        for (Tlp mark : List.of(Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT, Tlp.RED)) {
            // Given
            String group =
                    "export-" + mark.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            People.add(group, "{\"property\": \"group\", \"value\": \"" + group + "\"}");
            People.state(group, Tlp.RED, """
                            {"property": "custody", "value": "HOUSE_ARREST", "validFrom": "2022-03-01", "tlp": "%s",
                             "evidence": {"kind": "cited", "title": "Confidential page", "url": "https://example.org/confidential",
                               "date": "2022-03-05"}}""".formatted(mark.label())).statusCode(201);
            for (Tlp clearance : Tlp.values()) {
                for (String role : List.of("contributor", "reviewer", "partner", "admin")) {
                    for (String format : FORMATS) {
                        // When
                        String answer = export(format, group, Tokens.of("reader", clearance, role));
                        // Then
                        assertThat(answer.contains("HOUSE_ARREST"))
                                .as("%s in %s to %s cleared for %s", mark, format, role, clearance)
                                .isEqualTo(clearance.covers(mark));
                        assertThat(answer.contains("confidential"))
                                .as("%s in %s to %s cleared for %s", mark, format, role, clearance)
                                .isEqualTo(clearance.covers(mark));
                    }
                }
            }
            for (String format : FORMATS) {
                assertThat(export(format, group, null))
                        .doesNotContain("HOUSE_ARREST")
                        .doesNotContain("onfidential");
            }
        }
    }

    @Test
    void whoRecordedAStatementIsForReviewers() {
        People.add("export-f", "{\"property\": \"group\", \"value\": \"export-recorders\"}");
        assertThat(export("ndjson", "export-recorders", null)).doesNotContain("recordedBy");
        assertThat(export("ndjson", "export-recorders", Tokens.of("partner", Tlp.RED, "partner")))
                .doesNotContain("recordedBy");
        assertThat(export("ndjson", "export-recorders", Tokens.of("another", Tlp.CLEAR, "reviewer")))
                .contains("\"recordedBy\":\"reviewer\"");
    }

    @Test
    void nobodySelectedIsATableWithItsHeadAndNoLineAtAll() {
        assertThat(export("csv", "nobody-is-of-it", null)).isEqualTo(DetaineeRow.COLUMNS + "\r\n");
        for (String format : List.of("ndjson", "ftm")) {
            assertThat(given().noFiltersOfType(OpenApiAnswers.class) // which expect a line
                            .queryParam("group", "nobody-is-of-it")
                            .queryParam("format", format)
                            .get("/v1/detainees/export")
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "format,xlsx",
        "sort,colour",
        "custody,FOO",
        "heldSinceFrom,2024-02-30",
        "bill,540",
        "limit,5",
        "cursor,abc"
    })
    void parameterThatNobodyCanMeanIsRefusedBeforeAnythingIsWritten(String parameter, String value) {
        given().queryParam(parameter, value)
                .get("/v1/detainees/export")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", hasItem(parameter));
    }

    @Test
    void manyPeopleAreReadInFewQueriesAndEachIsWrittenOnce() {
        // Given
        many("export-many");
        Statistics read =
                database.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
        read.setStatisticsEnabled(true);
        long before = read.getPrepareStatementCount();
        // When
        Set<String> ids = export("ndjson", "export-many", Tokens.of("reader", Tlp.RED, "partner"))
                .lines()
                .map(line -> json(line).path("id").asText())
                .collect(Collectors.toSet());
        // Then
        assertThat(ids).hasSize(MANY);
        assertThat(read.getPrepareStatementCount() - before)
                .as("queries for %s people", MANY)
                .isLessThan(MANY / 2);
    }

    @Test
    void exportThatFailsHalfWayIsBrokenOffAndDoesNotLookComplete() {
        // Given
        many("export-broken");
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("update detainee set view = jsonb_set(view, '{summary,id}', '[]')"
                                + " where slug = 'export-broken-77'")
                        .executeUpdate());
        // When, Then: often, for what follows a failure is a race between the end of the answer and that of the
        // connection
        for (int i = 0; i < 25; i++) {
            assertThatThrownBy(() -> export("ndjson", "export-broken", null)).hasStackTraceContaining("chunk");
        }
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("delete from detainee where slug like 'export-broken-%'"
                                + " and slug <> 'export-broken-1'")
                        .executeUpdate());
    }

    private static String export(String format, String group, @Nullable String token) {
        RequestSpecification reader = token == null ? given() : given().auth().oauth2(token);
        return reader.queryParam("format", format)
                .queryParam("group", group)
                .get("/v1/detainees/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** So many people of one group, made in the database from one. */
    private void many(String group) {
        People.add(group + "-1", "{\"property\": \"group\", \"value\": \"" + group + "\"}");
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("insert into detainee (id, slug, name, custody, proceedings, headline, held_by,"
                            + " held_since, contested, stale, revision, updated, view, computed_by, next_limit)"
                            + " select cast('01a30000-0000-7000-8000-' || substr(md5(:group), 1, 6) || lpad(cast(n as text), 6, '0')"
                            + " as uuid), :group || '-' || n, name, custody, proceedings, headline, held_by, held_since, contested,"
                            + " stale, revision, updated, jsonb_set(view, '{summary,id}', to_jsonb('01a30000-0000-7000-8000-' ||"
                            + " substr(md5(:group), 1, 6) || lpad(cast(n as text), 6, '0'))), computed_by, next_limit"
                            + " from detainee, generate_series(2, :many) n where slug = :group || '-1'")
                    .setParameter("group", group)
                    .setParameter("many", MANY)
                    .executeUpdate();
            database.createNativeQuery(
                            "insert into statement (id, detainee_id, property, value, evidence, tlp, recorded_at,"
                                    + " recorded_by) select md5(s.id || d.id), d.id, s.property, s.value, s.evidence, s.tlp, s.recorded_at,"
                                    + " s.recorded_by from statement s join detainee one on one.id = s.detainee_id and one.slug = :one,"
                                    + " detainee d where d.slug like :like and d.id <> one.id")
                    .setParameter("one", group + "-1")
                    .setParameter("like", group + "-%")
                    .executeUpdate();
        });
    }

    /** Reads what was written with the library itself, and holds each value to what the model says of its property. */
    private static Map<String, ValueEntity> validated(List<JsonNode> lines) throws IOException, SchemaException {
        Model model = Model.loadDefault();
        Map<String, ValueEntity> entities = new HashMap<>();
        for (JsonNode line : lines) {
            ValueEntity entity = ValueEntity.fromJson(model, line);
            assertThat(entity.getSchema().hasProperty("name")
                            || entity.getSchema().isEdge())
                    .as("a thing or an edge")
                    .isTrue();
            line.path("properties")
                    .fieldNames()
                    .forEachRemaining(name -> assertThat(entity.getSchema().hasProperty(name))
                            .as("%s of %s", name, entity.getSchema().getName())
                            .isTrue());
            entities.merge(entity.getId(), entity, (a, b) -> {
                assertThat(b.toValueJson().path("properties"))
                        .as("entities of one id say the same")
                        .isEqualTo(a.toValueJson().path("properties"));
                return a;
            });
        }
        List<String> wrong = new ArrayList<>();
        for (ValueEntity entity : entities.values()) {
            for (Property required : entity.getSchema().getRequiredProperties()) {
                if (!entity.has(required)) {
                    wrong.add(entity.getSchema().getName() + " has no " + required.getName());
                }
            }
            for (Property property : entity.getDefinedProperties()) {
                entity.getValues(property).stream()
                        .filter(value -> !fits(entities, property, value))
                        .forEach(value -> wrong.add(property.getQName() + ": " + value));
            }
        }
        assertThat(wrong).as("what the model does not allow").isEmpty();
        return entities;
    }

    private static boolean fits(Map<String, ValueEntity> entities, Property property, String value) {
        boolean isShort = value.length() <= property.getMaxLength();
        return isShort
                && switch (property.getType().getName()) {
                    case "entity" ->
                        entities.containsKey(value)
                                && entities.get(value)
                                        .getSchema()
                                        .isA(property.getRange().orElseThrow());
                    case "date" -> value.matches("[0-9]{4}(-(0[1-9]|1[0-2])(-[0-3][0-9])?)?");
                    case "url" -> value.startsWith("https://");
                    default ->
                        !property.isEnum()
                                || property.getType().getValues().orElseThrow().containsKey(value);
                };
    }

    private static List<String> values(ValueEntity entity, String property) {
        return entity.getValues(entity.getSchema().getProperty(property));
    }

    private static JsonNode json(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
