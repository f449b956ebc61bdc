package org.habeas.kit.access;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.habeas.contracts.ReservedSubjects;
import org.jspecify.annotations.Nullable;

/** Whether a token may have the {@code sub} that it has: an issuer elsewhere may let people choose their names. */
public final class TokenSubject {

    private TokenSubject() {}

    /** Why a token is not taken, with what would be right; empty where it is, and where there is none. */
    public static Optional<String> refusal(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? refusal(token.getSubject(), token.getClaim(ReservedSubjects.LOADS_SEEDS))
                : Optional.empty();
    }

    /** @param loadsSeeds what the token has as {@link ReservedSubjects#LOADS_SEEDS}; null where it has no such claim */
    static Optional<String> refusal(@Nullable String subject, @Nullable Object loadsSeeds) {
        if (subject != null && subject.startsWith(ReservedSubjects.RULES)) {
            return Optional.of("No token has a subject (sub) that begins with " + ReservedSubjects.RULES
                    + ": the written rules of Habeas decide under such names. Send one with another subject.");
        }
        if (ReservedSubjects.SEED_LOADER.equals(subject)
                && !String.valueOf(loadsSeeds).equals("true")) {
            return Optional.of(
                    "The subject (sub) " + ReservedSubjects.SEED_LOADER
                            + " is what loads the seeds of Habeas, for which ./habeas seed makes its own token. Send one with another subject.");
        }
        return Optional.empty();
    }
}
