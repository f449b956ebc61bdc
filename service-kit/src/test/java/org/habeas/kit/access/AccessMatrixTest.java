package org.habeas.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.habeas.contracts.Tlp;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Role × TLP × outlet. That the outlets hold to what is decided here is seen in what they answer: {@link #drivenBy} names
 * for each of them the test that reads real answers. A new outlet does not compile until it has joined.
 */
class AccessMatrixTest {

    private static final List<String> ROLES =
            List.of(Roles.CONTRIBUTOR, Roles.REVIEWER, Roles.PARTNER, Roles.ADMIN, "a-role-of-another-system");

    @ParameterizedTest
    @EnumSource
    void outletShowsEachReaderWhatItsLimitCoversAndNothingElse(Outlet outlet) {
        List<String> wrong = new ArrayList<>();
        for (@Nullable String role : roles()) {
            for (Tlp clearance : Tlp.values()) {
                // Given
                Tlp cleared = new Reader(token(role, clearance.label())).clearance();
                List<Tlp> expected = upTo(limit(outlet, clearance));
                // When
                List<Tlp> shown = Arrays.stream(Tlp.values())
                        .filter(mark -> Clearances.mayShow(outlet, mark, cleared))
                        .toList();
                // Then
                if (!shown.equals(expected)) {
                    wrong.add(role + " cleared for " + clearance + " sees " + shown + " instead of " + expected);
                }
                assertThat(Clearances.visible(outlet, cleared))
                        .as("the labels of a query say the same")
                        .isEqualTo(expected.stream().map(Tlp::label).toList());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void outletIsAskedAboutByTheCodeAndDrivenByATest(Outlet outlet) throws IOException {
        // Given
        Driver driver = drivenBy(outlet);
        Path test = Path.of("..", driver.module(), "src/test/java/org/habeas", driver.test() + ".java");
        // Then
        assertThat(test).exists().content().contains(driver.through());
        try (Stream<Path> files = Stream.of("service-kit", "ingest-service", "legislation-service", "detainee-service")
                .flatMap(module -> sources(Path.of("..", module, "src/main/java")))) {
            assertThat(files.filter(f -> !f.endsWith("Clearances.java"))
                            .filter(f -> asks(f, outlet))
                            .toList())
                    .as("an outlet that nobody asks about is none")
                    .isNotEmpty();
        }
    }

    @Test
    void redIsOnNoTopicAndPublicTopicsCarryClearOnly() {
        for (Tlp clearance : Tlp.values()) {
            assertThat(Clearances.visible(Outlet.KAFKA_PUBLIC, clearance)).containsExactly("CLEAR");
            assertThat(Clearances.visible(Outlet.KAFKA_RESTRICTED, clearance)).doesNotContain("RED");
        }
    }

    @Test
    void withoutATokenAReaderIsClearedForClearOnly() {
        SecurityIdentity anybody =
                QuarkusSecurityIdentity.builder().setAnonymous(true).build();
        assertThat(new Reader(anybody).clearance()).isEqualTo(Tlp.CLEAR);
        assertThat(new Reader(anybody).subject()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "TLP:RED", "AMBER_STRICT", "", "everything"})
    void unknownClearanceIsClear(String label) {
        assertThat(new Reader(token(Roles.ADMIN, label)).clearance()).isEqualTo(Tlp.CLEAR);
    }

    @Test
    void tokenThatNamesNoClearanceIsClearedForClearOnly() {
        assertThat(new Reader(token(Roles.ADMIN, null)).clearance()).isEqualTo(Tlp.CLEAR);
    }

    /** The highest mark that leaves through an outlet to somebody with this clearance. */
    private static Tlp limit(Outlet outlet, Tlp clearance) {
        return switch (outlet) {
            case RECORD -> clearance;
            case LIST -> clearance;
            case WHY -> clearance;
            case MATCH -> clearance;
            case DOCUMENT -> clearance;
            case DOCUMENT_TEXT -> clearance;
            case IMPORT -> clearance;
            case PROPOSAL -> clearance;
            case MERGE -> clearance;
            case CHANGES -> clearance;
            case CHANGE_STREAM -> clearance;
            case ALERTS -> clearance;
            case ALERT_STREAM -> clearance;
            case FEED -> clearance;
            case EXPORT -> clearance;
            case KAFKA_PUBLIC -> Tlp.CLEAR;
            case KAFKA_RESTRICTED -> Tlp.AMBER_STRICT;
        };
    }

    /**
     * The test that reads real answers.
     *
     * @param test below {@code org/habeas}
     * @param through what in it goes through the outlet
     */
    private record Driver(String module, String test, String through) {}

    private static Driver drivenBy(Outlet outlet) {
        Driver persons = new Driver("detainee-service", "detainee/person/AccessTest", "\"/statements\"");
        Driver documents = new Driver("ingest-service", "ingest/document/AccessTest", "asked(\"/v1/documents?");
        Driver log = new Driver("service-kit", "kit/change/ChangeAccessTest", "Outlet." + outlet);
        Driver topics = new Driver("service-kit", "kit/change/EventRecordsTest", "publicTopicsCarryClearOnly");
        return switch (outlet) {
            case RECORD -> persons;
            case WHY -> new Driver(persons.module(), persons.test(), "\"/why?");
            case MATCH -> new Driver(persons.module(), "detainee/match/MatchTest", "\"/v1/match\"");
            case LIST -> documents;
            case DOCUMENT -> new Driver(documents.module(), documents.test(), "\"/mentions\", \"/observations\"");
            case DOCUMENT_TEXT -> new Driver(documents.module(), documents.test(), "\"/text\", \"/content\"");
            case IMPORT -> new Driver("ingest-service", "ingest/imports/ImportAccessTest", "get(\"/v1/imports/\" + id");
            case PROPOSAL ->
                new Driver(
                        "detainee-service",
                        "detainee/proposal/ProposalResourceTest",
                        "Tokens.of(\"cleared\", Tlp.AMBER");
            case MERGE -> new Driver("detainee-service", "detainee/person/OutletTest", "\"/v1/merges/suggestions\"");
            case CHANGES, CHANGE_STREAM, ALERTS, ALERT_STREAM -> log;
            case EXPORT -> new Driver(persons.module(), "detainee/person/DetaineeExportTest", "/v1/detainees/export");
            case FEED -> new Driver("legislation-service", "legislation/bill/BillFeedTest", "/feed.atom");
            case KAFKA_PUBLIC, KAFKA_RESTRICTED -> topics;
        };
    }

    private static Stream<Path> sources(Path root) {
        try {
            return Files.walk(root).filter(f -> f.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean asks(Path source, Outlet outlet) {
        try {
            return Files.readString(source).matches("(?s).*Outlet\\." + outlet + "\\b.*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Tlp> upTo(Tlp limit) {
        return switch (limit) {
            case CLEAR -> List.of(Tlp.CLEAR);
            case GREEN -> List.of(Tlp.CLEAR, Tlp.GREEN);
            case AMBER -> List.of(Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER);
            case AMBER_STRICT -> List.of(Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT);
            case RED -> List.of(Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT, Tlp.RED);
        };
    }

    /** Every role, and none. */
    private static List<@Nullable String> roles() {
        return Stream.concat(ROLES.stream(), Stream.<@Nullable String>of((String) null))
                .toList();
    }

    private static SecurityIdentity token(@Nullable String role, @Nullable String clearance) {
        JwtClaims claims = new JwtClaims();
        claims.setSubject("somebody");
        if (clearance != null) {
            claims.setStringClaim("clearance", clearance);
        }
        QuarkusSecurityIdentity.Builder identity =
                QuarkusSecurityIdentity.builder().setPrincipal(new DefaultJWTCallerPrincipal(claims));
        return (role == null ? identity : identity.addRole(role)).build();
    }
}
