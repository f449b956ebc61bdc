package org.habeas.detainee.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;

/** What every Habeas starts with, by slug. */
final class Seeds {

    private static final Path SEEDS = Path.of("../seeds/detainees");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Seeds() {}

    static Map<String, List<Statement>> statements() throws IOException {
        Map<String, List<Statement>> people = new HashMap<>();
        try (Stream<Path> files = Files.list(SEEDS)) {
            for (Path file : files.toList()) {
                JsonNode seed = YAML.readTree(Files.newInputStream(file));
                UUID id = UUID.fromString(seed.path("id").asText());
                List<Statement> statements = new ArrayList<>();
                for (JsonNode s : seed.path("statements")) {
                    statements.add(statement(id, s));
                }
                people.put(seed.path("slug").asText(), statements);
            }
        }
        return people;
    }

    private static Statement statement(UUID id, JsonNode s) throws IOException {
        Property property = Property.ofCode(s.path("property").asText()).orElseThrow();
        Evidence evidence = YAML.treeToValue(s.path("evidence"), Evidence.class);
        String value = s.path("value").asText();
        String from = text(s, "validFrom");
        String to = text(s, "validTo");
        Said said = new Said(
                text(s, "about"),
                null,
                Reliability.valueOf(s.path("reliability").asText()),
                s.path("credibility").asInt(),
                Stance.SUPPORTS,
                null,
                null,
                null,
                s.has("thing") ? YAML.treeToValue(s.path("thing"), Thing.class) : null);
        return new Statement(
                Statement.idOf(id, property, value, from, to, evidence, said),
                id,
                property,
                value,
                from,
                to,
                null,
                evidence,
                Tlp.ofLabel(s.path("tlp").asText("CLEAR")).orElseThrow(),
                Instant.EPOCH,
                Statement.SEED_LOADER,
                null,
                said);
    }

    private static @Nullable String text(JsonNode s, String field) {
        return s.hasNonNull(field) ? s.path(field).asText() : null;
    }
}
