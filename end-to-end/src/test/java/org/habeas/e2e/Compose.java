package org.habeas.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The compose file and the Dockerfiles that it names, as Docker would read them. */
record Compose(Path root, Map<String, Map<String, Object>> services) {

    /** What a Dockerfile says that a start without Docker needs: which files are laid where, and the command line. */
    record Image(List<Copy> copies, List<String> entrypoint) {}

    record Copy(String from, String to) {}

    static Compose read() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docker-compose.yml"))) {
            root = root.getParent();
        }
        return new Compose(root, cast(((Map<?, ?>) yaml(text(root.resolve("docker-compose.yml")))).get("services")));
    }

    Map<String, String> environment(String service) {
        Map<String, String> environment = new LinkedHashMap<>();
        Compose.<Map<String, Object>>cast(services.get(service).getOrDefault("environment", Map.of()))
                .forEach((name, value) -> environment.put(name, String.valueOf(value)));
        return environment;
    }

    List<String> strings(String service, String key) {
        return Compose.<List<Object>>cast(services.get(service).getOrDefault(key, List.of())).stream()
                .map(String::valueOf)
                .toList();
    }

    List<String> healthcheck(String service) {
        Map<String, Object> check = cast(services.get(service).getOrDefault("healthcheck", Map.of()));
        return cast(check.getOrDefault("test", List.of()));
    }

    /** The folder of the service's module, or empty where the image is somebody else's. */
    Optional<Path> module(String service) {
        return dockerfile(service).map(Path::getParent);
    }

    Optional<Path> dockerfile(String service) {
        Map<String, Object> build = cast(services.get(service).getOrDefault("build", Map.of()));
        return Optional.ofNullable((String) build.get("dockerfile")).map(root::resolve);
    }

    Image image(String service) {
        List<Copy> copies = new ArrayList<>();
        List<String> entrypoint = new ArrayList<>();
        for (String line : text(dockerfile(service).orElseThrow()).lines().toList()) {
            String[] words = line.split("\\s+");
            switch (words[0]) {
                case "COPY" -> copies.add(new Copy(words[1], words[2]));
                case "ENTRYPOINT" -> entrypoint.addAll(cast(yaml(line.substring("ENTRYPOINT".length()))));
                default -> {
                    // says nothing about files or the command line
                }
            }
        }
        return new Image(copies, entrypoint);
    }

    /** What of the checkout an image can copy: the last line of {@code .dockerignore} that fits a path or a folder above it. */
    boolean isSent(String path) {
        boolean sent = true;
        for (String line : text(root.resolve(".dockerignore")).lines().toList()) {
            String pattern = line.strip().replaceFirst("^!", "");
            if (pattern.isEmpty() || pattern.startsWith("#")) {
                continue;
            }
            PathMatcher matcher = root.getFileSystem().getPathMatcher("glob:" + pattern);
            for (Path above = Path.of(path); above != null; above = above.getParent()) {
                if (matcher.matches(above)) {
                    sent = line.startsWith("!");
                }
            }
        }
        return sent;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Object yaml(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }
}
