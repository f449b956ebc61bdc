package org.habeas.kit.test;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.habeas.cli.token.Issuer;
import org.habeas.contracts.Tlp;

/** Tokens that the service under test accepts. The key lives in a system property's folder, for both class loaders. */
public final class Tokens {

    private static final String FOLDER = "habeas.test.keys";

    /** The key is read and tried each time that an issuer is made, which takes longer than the request that the token is for. */
    private static final Map<Path, Issuer> ISSUERS = new ConcurrentHashMap<>();

    private static final Map<Holder, String> TOKENS = new ConcurrentHashMap<>();

    private record Holder(Path folder, String subject, Tlp clearance, List<String> roles) {}

    private Tokens() {}

    static Path publicKey(Path folder) {
        System.setProperty(FOLDER, folder.toString());
        issuer();
        return folder.resolve("public.pem");
    }

    /** A token for one hour, which no JVM of tests lives: of one holder it is always the same. */
    public static String of(String subject, Tlp clearance, String... roles) {
        return TOKENS.computeIfAbsent(
                new Holder(folder(), subject, clearance, List.of(roles)),
                holder -> of(subject, clearance, Duration.ofHours(1), roles));
    }

    public static String of(String subject, Tlp clearance, Duration life, String... roles) {
        return issuer().token(subject, List.of(roles), clearance, life);
    }

    /** That of whatever loads the seeds. */
    public static String seedLoader() {
        return issuer().seedLoader(Duration.ofHours(1));
    }

    private static Path folder() {
        return Path.of(System.getProperty(FOLDER));
    }

    private static Issuer issuer() {
        return ISSUERS.computeIfAbsent(folder(), folder -> {
            try {
                return Issuer.of(folder.resolve("keys").resolve("private.pem"), folder.resolve("public.pem"));
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException("the test's key cannot be made", e);
            }
        });
    }
}
