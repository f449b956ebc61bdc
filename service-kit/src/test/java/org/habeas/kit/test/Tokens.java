package org.habeas.kit.test;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import org.habeas.cli.token.Issuer;
import org.habeas.contracts.Tlp;

/** Tokens that the service under test accepts. The key lives in a system property's folder, for both class loaders. */
public final class Tokens {

    private static final String FOLDER = "habeas.test.keys";

    private Tokens() {}

    static Path publicKey(Path folder) {
        System.setProperty(FOLDER, folder.toString());
        issuer();
        return folder.resolve("public.pem");
    }

    /** A token for one hour. */
    public static String of(String subject, Tlp clearance, String... roles) {
        return of(subject, clearance, Duration.ofHours(1), roles);
    }

    public static String of(String subject, Tlp clearance, Duration life, String... roles) {
        return issuer().token(subject, List.of(roles), clearance, life);
    }

    private static Issuer issuer() {
        Path folder = Path.of(System.getProperty(FOLDER));
        try {
            return Issuer.of(folder.resolve("keys").resolve("private.pem"), folder.resolve("public.pem"));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the test's key cannot be made", e);
        }
    }
}
