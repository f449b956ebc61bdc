package org.habeas.cli.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import org.habeas.cli.send.ServiceClient.Answer;
import org.habeas.cli.stack.StackLayout;
import org.habeas.cli.token.Issuer;
import org.habeas.contracts.Tlp;

/**
 * Loads seed files through the same interfaces as anybody's data, as the subject {@code seed-loader}. What a file is says
 * its content: a bill has {@code habeas: bill/1}, a person has names, a document is a text with its metadata beside it.
 */
public final class SeedLoader {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final List<String> PARTS = List.of("bills", "detainees", "documents", "sources.yaml");

    private final StackLayout layout;
    private final PrintStream out;
    private static final int ERASED = 410;
    private static final int KNOWN_NAME = 409;

    private final ServiceClient client;

    /** Only admins make sources, and the seed loader is none in anything else. */
    private final ServiceClient admin;

    private int loaded;
    private int known;
    private int failed;

    public SeedLoader(StackLayout layout, PrintStream out) throws IOException {
        this.layout = layout;
        this.out = out;
        try {
            this.client = new ServiceClient(Issuer.of(layout).seedLoader(Duration.ofHours(1)));
            this.admin = new ServiceClient(
                    Issuer.of(layout).token("seed-sources", List.of("admin"), Tlp.CLEAR, Duration.ofHours(1)));
        } catch (GeneralSecurityException e) {
            throw new IOException("the issuer's key cannot be read", e);
        }
    }

    /** Whether there is no document, no bill and no person yet. */
    public boolean findsAnEmptySystem() throws IOException, InterruptedException {
        return isEmpty(layout.ingestUrl() + "/v1/documents")
                && isEmpty(layout.legislationUrl() + "/v1/bills")
                && isEmpty(layout.detaineesUrl() + "/v1/detainees");
    }

    private boolean isEmpty(String list) throws IOException, InterruptedException {
        Answer answer = client.get(list + "?limit=1");
        if (!answer.isSuccess()) {
            throw new IOException(list + ": " + answer.problem());
        }
        return answer.body().path("items").isEmpty();
    }

    /** Loads {@code seeds/} of the checkout: bills, detainees, documents, then sources. */
    public int loadDefaults() throws IOException, InterruptedException {
        Path seeds = layout.home().resolve("seeds");
        return load(PARTS.stream().map(seeds::resolve).filter(Files::exists).toList());
    }

    /** Loads files and folders in the order given; returns how many failed, a path without any included. */
    public int load(List<Path> paths) throws IOException, InterruptedException {
        for (Path path : paths) {
            FilesBelow seeds = FilesBelow.of(path, SeedLoader::isSeed);
            seeds.failures().forEach((where, reason) -> out.println(where + ": " + reason));
            failed += seeds.failures().size();
            for (Path file : seeds.files()) {
                if (file.getFileName().toString().equals("sources.yaml")) {
                    sources(file);
                } else {
                    one(file);
                }
            }
        }
        out.printf("seeds: %d loaded, %d known already, %d failed%n", loaded, known, failed);
        return failed;
    }

    /** A YAML beside a text of the same name is that text's metadata and no seed of its own. */
    private static boolean isSeed(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".txt")
                || (name.endsWith(".yaml") && !Files.exists(file.resolveSibling(name.replace(".yaml", ".txt"))));
    }

    /** All switched off, whatever the file says: nothing is asked for that no operator wants. */
    private void sources(Path file) throws IOException, InterruptedException {
        for (JsonNode source : YAML.readTree(file.toFile()).path("sources")) {
            ObjectNode said = ((ObjectNode) source).deepCopy();
            said.remove("facts"); // says where the address is written down
            said.put("enabled", false);
            Answer answer = admin.postJson(layout.ingestUrl() + "/v1/sources", said.toString());
            if (answer.status() == KNOWN_NAME) {
                known++;
            } else {
                count(file, answer);
            }
        }
    }

    private void one(Path file) throws IOException, InterruptedException {
        count(file, send(file));
    }

    private void count(Path file, Answer answer) {
        if (answer.status() == 201) {
            loaded++;
        } else if (answer.isSuccess()) {
            known++;
        } else if (answer.status() == ERASED) { // as it should be: whoever was erased does not come back
            out.println(file + ": " + answer.problem());
        } else {
            failed++;
            out.println(file + ": " + answer.problem());
        }
    }

    private Answer send(Path file) throws IOException, InterruptedException {
        String name = file.getFileName().toString();
        if (name.endsWith(".txt")) {
            Path metadata = file.resolveSibling(name.replace(".txt", ".yaml"));
            String json =
                    Files.exists(metadata) ? YAML.readTree(metadata.toFile()).toString() : null;
            return client.postFile(layout.ingestUrl() + "/v1/documents", file, json);
        }
        JsonNode content = YAML.readTree(file.toFile());
        if (content.path("habeas").asText().startsWith("bill/")) {
            return client.postFile(layout.ingestUrl() + "/v1/documents", file, null);
        }
        if (content instanceof ObjectNode person) {
            person.remove("habeas"); // says what the file is; the address says it to the service
        }
        return client.postJson(layout.detaineesUrl() + "/v1/detainees", content.toString());
    }
}
