package org.habeas.contracts.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.contracts.ChangeType;
import org.junit.jupiter.api.Test;

/** What partners are told is never sent, against what the services can write. */
class NeverSentTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> SERVICES = List.of("ingest-service", "legislation-service", "detainee-service");
    private static final Pattern NAMED = Pattern.compile("\\bChangeType\\.([A-Z_]+)\\b");
    private static final Pattern CODE = Pattern.compile("`([a-z-]+\\.[a-z-]+)`");

    @Test
    void typesThatPartnersNeverGetAreThoseThatNoServiceNames() throws IOException {
        // Given
        String document = Files.readString(ROOT.resolve("docs/events.md"));
        String section = document.substring(document.indexOf("## What is never sent yet"));
        // When
        Set<ChangeType> written = written();
        // Then
        assertThat(found(CODE, section).map(ChangeType::ofCode).flatMap(Optional::stream))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ChangeType.values())
                        .filter(type -> !written.contains(type))
                        .toList());
        assertThat(written).contains(ChangeType.DOCUMENT_INGESTED, ChangeType.BILL_ADDED, ChangeType.DETAINEE_ADDED);
    }

    private static Set<ChangeType> written() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String service : SERVICES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(service).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.append(Files.readString(file));
                }
            }
        }
        return found(NAMED, sources.toString()).map(ChangeType::valueOf).collect(Collectors.toSet());
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }
}
