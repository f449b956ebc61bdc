package org.habeas.e2e;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which way the code of all modules may look. It reads what the modules before this one have compiled. */
class ArchitectureTest {

    private static final List<String> MODULES = List.of(
            "contracts",
            "language",
            "service-kit",
            "ingest-service",
            "legislation-service",
            "detainee-service",
            "dashboard",
            "cli");

    private static JavaClasses all;

    @BeforeAll
    static void read() {
        List<Path> folders = MODULES.stream()
                .map(module -> Path.of("..", module, "target", "classes"))
                .toList();
        assertThat(folders).as("build the other modules first").allMatch(Files::isDirectory);
        all = new ClassFileImporter().importPaths(folders);
        assertThat(all.size()).isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contracts   |",
                "language    | contracts",
                "kit         | contracts language",
                "legislation | contracts language kit",
                "detainee    | contracts language kit",
                "ingest      | contracts language kit"
            })
    void partKnowsOnlyWhatIsBelowIt(String part, String below) {
        String[] known = (part + " " + (below == null ? "" : below)).strip().split("\\s+");
        for (int i = 0; i < known.length; i++) {
            known[i] = "org.habeas." + known[i] + "..";
        }
        classes()
                .that()
                .resideInAPackage("org.habeas." + part + "..")
                .should()
                .onlyDependOnClassesThat(
                        DescribedPredicate.not(resideInAPackage("org.habeas..")).or(resideInAnyPackage(known)))
                .check(all);
    }

    @Test
    void pureLogicImportsNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.habeas.language..", "org.habeas.legislation.status..", "org.habeas.detainee.statement..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..",
                        "jakarta.persistence..",
                        "jakarta.enterprise..",
                        "jakarta.inject..",
                        "jakarta.transaction..",
                        "org.apache.kafka..",
                        "org.hibernate..",
                        "io.quarkus..",
                        "java.sql..")
                .check(all);
    }

    @Test
    void resourceAsksAServiceAndNoRepository() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat(reachingTheDatabase())
                .check(all);
    }

    @Test
    void nothingBelowAResourceLooksUpToIt() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Service")
                .or()
                .haveSimpleNameEndingWith("Repository")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Resource")
                .check(all);
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Repository")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Service")
                .check(all);
    }

    @Test
    void nameSaysWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Util|Utils|Helper|Dto|DTO|Data|Info)")
                .check(all);
    }

    private static DescribedPredicate<JavaClass> reachingTheDatabase() {
        return DescribedPredicate.describe(
                "repositories, entity managers and JDBC",
                type -> type.getSimpleName().endsWith("Repository")
                        || type.getPackageName().startsWith("java.sql")
                        || type.getPackageName().startsWith("javax.sql")
                        || type.getName().equals("jakarta.persistence.EntityManager"));
    }
}
