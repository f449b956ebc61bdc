package org.habeas.kit.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.habeas.contracts.Tlp;

/** Who is asking, as the token says; without one, anybody: cleared for CLEAR only and without a role. */
@RequestScoped
public class Reader {

    private final SecurityIdentity identity;

    public Reader(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Up to which mark this reader may see; an unknown or missing claim is CLEAR, never more. */
    public Tlp clearance() {
        return token().map(t -> t.<Object>getClaim("clearance"))
                .map(Object::toString)
                .map(label -> label.startsWith("\"") ? label.substring(1, label.length() - 1) : label)
                .flatMap(Tlp::ofLabel)
                .orElse(Tlp.CLEAR);
    }

    /** The token's {@code sub}. */
    public Optional<String> subject() {
        return token().map(JsonWebToken::getSubject);
    }

    /** Until when the token holds; without one there is nothing to run out. */
    public Instant until() {
        return token().map(t -> Instant.ofEpochSecond(t.getExpirationTime())).orElse(Instant.MAX);
    }

    public boolean has(String role) {
        return identity.hasRole(role);
    }

    private Optional<JsonWebToken> token() {
        return identity.getPrincipal() instanceof JsonWebToken jwt && !identity.isAnonymous()
                ? Optional.of(jwt)
                : Optional.empty();
    }
}
