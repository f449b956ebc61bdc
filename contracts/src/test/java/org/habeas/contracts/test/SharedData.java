package org.habeas.contracts.test;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * The public sample data beside a checkout, which is read in place and is no part of this repository. Where it is missing a
 * test that needs it is skipped; with {@code CI=true} it fails, so that no build is green for want of data.
 */
public final class SharedData {

    private static final Path ROOT = Path.of("../../shared/data");

    private SharedData() {}

    /** To be asked in a test, not in a static field, where skipping would be an error. */
    public static Path file(String name) {
        Path file = ROOT.resolve(name);
        if (!Files.exists(file)) {
            String message = "the public sample data is missing: "
                    + file.toAbsolutePath().normalize();
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(message);
            }
            Assumptions.abort(message);
        }
        return file;
    }
}
