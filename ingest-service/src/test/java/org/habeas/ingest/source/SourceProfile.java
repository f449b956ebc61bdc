package org.habeas.ingest.source;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.habeas.ingest.web.Website;

/** An operator with a key for the API, and with little patience. The port and the folder stand in system properties, for several class loaders. */
public class SourceProfile implements QuarkusTestProfile {

    static final String PORT = "habeas.test.site.port";
    static final String FOLDER = "habeas.test.sources.folder";
    static final String KEY = "a-key-that-nobody-sees";

    @Override
    public Map<String, String> getConfigOverrides() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            if (System.getProperty(PORT) == null) {
                System.setProperty(PORT, Integer.toString(free.getLocalPort()));
                System.setProperty(
                        FOLDER,
                        Files.createTempDirectory("habeas-sources").toRealPath().toString());
            }
            return Map.of(
                    "habeas.fetch.allow", Website.HOST,
                    "habeas.fetch.silence-timeout", "1s",
                    "habeas.fetch.total-timeout", "5s",
                    "habeas.sources.look", "200ms",
                    "habeas.sources.back-off", "200ms",
                    "habeas.sources.lease", "3s",
                    "habeas.sources.congress-key", KEY,
                    "habeas.sources.congress-key-origin", "http://" + Website.HOST + ":" + port(),
                    "habeas.sources.folders", folder().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int port() {
        return Integer.getInteger(PORT, 0);
    }

    static Path folder() {
        return Path.of(System.getProperty(FOLDER));
    }
}
