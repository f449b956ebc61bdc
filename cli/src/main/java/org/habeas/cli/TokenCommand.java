package org.habeas.cli;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.cli.token.Issuer;
import org.habeas.contracts.Tlp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Prints an access token of the local issuer. */
@Command(name = "token", description = "Prints a signed access token of the local issuer")
final class TokenCommand extends StackOptions implements Callable<Integer> {

    private static final List<String> ROLES = List.of("contributor", "reviewer", "partner", "admin");
    private static final Pattern TTL = Pattern.compile("([0-9]{1,6})([smhd])");

    @Option(names = "--role", required = true, split = ",", description = "contributor, reviewer, partner or admin")
    List<String> roles;

    @Option(names = "--clearance", defaultValue = "CLEAR", description = "CLEAR, GREEN, AMBER, AMBER+STRICT or RED")
    String clearance;

    @Option(names = "--ttl", defaultValue = "30d", description = "How long it is valid: 30d, 12h, 15m, 60s")
    String ttl;

    @Option(names = "--subject", defaultValue = "local-user", description = "Who the bearer is")
    String subject;

    @Override
    public Integer call() throws IOException, GeneralSecurityException {
        for (String role : roles) {
            if (!ROLES.contains(role)) {
                throw new ParameterException(
                        spec.commandLine(), "There is no role " + role + "; roles: " + String.join(", ", ROLES));
            }
        }
        Tlp mark = Tlp.ofLabel(clearance)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no clearance " + clearance + "; take CLEAR, GREEN, AMBER," + " AMBER+STRICT or RED"));
        out().println(Issuer.of(layout()).token(subject, roles, mark, duration()));
        return 0;
    }

    private Duration duration() {
        Matcher m = TTL.matcher(ttl);
        if (!m.matches()) {
            throw new ParameterException(spec.commandLine(), "--ttl is a number and s, m, h or d: 30d");
        }
        long n = Long.parseLong(m.group(1));
        if (n == 0) {
            throw new ParameterException(spec.commandLine(), "--ttl 0 would be a token that is never valid");
        }
        return switch (m.group(2)) {
            case "s" -> Duration.ofSeconds(n);
            case "m" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            default -> Duration.ofDays(n);
        };
    }
}
