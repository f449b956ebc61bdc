package org.habeas.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/configuration.md} to the settings that the code declares; -Dconfiguration.accept=true writes it. */
class ConfigurationTest {

    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final List<String> MODULES =
            List.of("service-kit", "ingest-service", "legislation-service", "detainee-service", "dashboard");

    private record Setting(String module, String name, String type, Optional<String> value, String meaning) {

        String row() {
            return "| `%s` | `%s` | %s | %s | %s |"
                    .formatted(
                            name,
                            variable(),
                            mayLack() ? type.substring("Optional<".length(), type.length() - 1) : type,
                            value.map(v -> "`" + v + "`").orElse(mayLack() ? "none" : "must be set"),
                            meaning);
        }

        private boolean mayLack() {
            return type.startsWith("Optional<");
        }

        /** As MicroProfile Config looks for it in the environment. */
        String variable() {
            return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        }
    }

    @Test
    void pageListsEverySettingWithItsDefaultAndMeaning() throws IOException {
        String page = page(settings());
        if (Boolean.getBoolean("configuration.accept")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("-Dconfiguration.accept=true writes it").exists();
        assertThat(Files.readString(PAGE))
                .as("the settings have changed; -Dconfiguration.accept=true takes that over")
                .isEqualTo(page);
    }

    @Test
    void everySettingSaysWhatItIsFor() throws IOException {
        List<Setting> settings = settings();
        assertThat(settings).extracting(Setting::name).contains("habeas.rate-limit.requests");
        assertThat(settings)
                .allSatisfy(s -> assertThat(s.meaning()).as(s.name()).isNotBlank());
    }

    private static String page(List<Setting> settings) {
        StringBuilder page = new StringBuilder("""
                # Configuration

                Every setting of Habeas itself, made from the interfaces that declare them. Each can be given as a system
                property (`-Dname=value`) or as an environment variable. What Quarkus itself takes (`quarkus.*`, `mp.jwt.*`,
                `kafka.bootstrap.servers`) is described in its own guides; our defaults for it stand in
                `service-kit/src/main/resources/META-INF/microprofile-config.properties` and in each service's
                `application.properties`.

                Two settings stand for several of Quarkus: `habeas.cors.enabled` (default `false`) lets pages of other origins
                read, and `habeas.cors.origins` is the list of them, separated by commas; only GET, never with credentials.
                Behind a proxy the limit of requests sees the callers' own addresses only with
                `quarkus.http.proxy.proxy-address-forwarding`, `quarkus.http.proxy.allow-x-forwarded` and
                `quarkus.http.proxy.trusted-proxies`.
                """);
        for (String module : MODULES) {
            List<Setting> own =
                    settings.stream().filter(s -> s.module().equals(module)).toList();
            if (!own.isEmpty()) {
                page.append("\n## ").append(module.equals("service-kit") ? "each service" : module);
                page.append("\n\n| setting | variable | form | default | meaning |\n|---|---|---|---|---|\n");
                own.forEach(s -> page.append(s.row()).append('\n'));
            }
        }
        return page.toString();
    }

    private static List<Setting> settings() throws IOException {
        List<Setting> settings = new ArrayList<>();
        for (String module : MODULES) {
            List<Path> sources;
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
                sources = files.filter(f -> f.toString().endsWith(".java"))
                        .filter(ConfigurationTest::declaresSettings)
                        .sorted()
                        .toList();
            }
            if (!sources.isEmpty()) {
                settings.addAll(read(module, sources));
            }
        }
        settings.sort(Comparator.comparing(Setting::name));
        return settings;
    }

    private static boolean declaresSettings(Path source) {
        try {
            return Files.readString(source).contains("@ConfigMapping(");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Setting> read(String module, List<Path> sources) throws IOException {
        List<Setting> settings = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                for (Tree type : unit.getTypeDecls()) {
                    if (type instanceof ClassTree mapping) {
                        argument(mapping.getModifiers().getAnnotations(), "ConfigMapping")
                                .ifPresent(prefix -> mapping.getMembers().stream()
                                        .filter(MethodTree.class::isInstance)
                                        .map(MethodTree.class::cast)
                                        .map(m -> setting(module, prefix, m, docs, unit))
                                        .forEach(settings::add));
                    }
                }
            }
        }
        return settings;
    }

    private static Setting setting(
            String module, String prefix, MethodTree method, DocTrees docs, CompilationUnitTree unit) {
        List<? extends AnnotationTree> annotations = method.getModifiers().getAnnotations();
        String name = argument(annotations, "WithName")
                .orElseGet(() ->
                        method.getName().toString().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
        var comment = docs.getDocCommentTree(TreePath.getPath(unit, method));
        String meaning = comment == null
                ? ""
                : comment.getFullBody().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining())
                        .replaceAll("\\{@code ([^}]*)}", "`$1`")
                        .replaceAll("\\s+", " ")
                        .strip();
        return new Setting(
                module,
                prefix + "." + name,
                method.getReturnType().toString(),
                argument(annotations, "WithDefault"),
                meaning);
    }

    /** The one text that an annotation is given. */
    private static Optional<String> argument(List<? extends AnnotationTree> annotations, String name) {
        return annotations.stream()
                .filter(a -> a.getAnnotationType().toString().equals(name))
                .flatMap(a -> a.getArguments().stream())
                .map(argument -> argument instanceof AssignmentTree named ? named.getExpression() : argument)
                .filter(LiteralTree.class::isInstance)
                .map(value -> String.valueOf(((LiteralTree) value).getValue()))
                .findFirst();
    }
}
