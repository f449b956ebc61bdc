package org.habeas.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;

/**
 * What readers of every role and clearance find of something of each mark, at every address of a committed contract.
 *
 * @param words that are in what has each mark, and nowhere else
 * @param places what stands for each mark in addresses and bodies that have a {@code {place}}
 */
public record OutletMatrix(Map<Tlp, Set<String>> words, Map<String, Map<Tlp, String>> places) {

    /** The marks that not everybody may see. */
    public static final List<Tlp> RESTRICTED = List.of(Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT, Tlp.RED);

    private static final List<String> ROLES = List.of("contributor", "reviewer", "partner", "admin");
    /** What a reader has to find who is cleared; nobody ever finds more. */
    public enum Tells {
        ALL,
        NOTHING,
        AT_MOST
    }

    /**
     * A question to an address.
     *
     * @param address with the query; with a {@code {place}} it is asked for each mark
     * @param body of a question that is posted, or null
     * @param roles who is answered; empty for everybody
     * @param shows what the answer has of who is found, where the address has the words itself; null where it has the words
     */
    public record Read(
            String address,
            @Nullable String body,
            Tells tells,
            Set<String> roles,
            @Nullable String shows) {

        /** A question of everybody. */
        public static Read of(Tells tells, String address) {
            return new Read(address, null, tells, Set.of(), null);
        }

        /** A question that some roles may ask. */
        public static Read of(Tells tells, Set<String> roles, String address) {
            return new Read(address, null, tells, roles, null);
        }

        /** The same question, posted. */
        public Read posted(String json) {
            return new Read(address, json, tells, roles, shows);
        }

        /** The same question, of which the answer has this where something is found. */
        public Read showing(String found) {
            return new Read(address, body, tells, roles, found);
        }
    }

    /** What readers find that is not for them, and what is missing that is, in words. */
    public List<String> wrong(Read read) {
        List<String> wrong = new ArrayList<>(wrong(read, null, Tlp.CLEAR));
        for (Tlp clearance : Tlp.values()) {
            ROLES.forEach(role -> wrong.addAll(wrong(read, role, clearance)));
        }
        return wrong;
    }

    private List<String> wrong(Read read, @Nullable String role, Tlp clearance) {
        boolean isAnswered =
                read.roles().isEmpty() || role != null && read.roles().contains(role);
        Set<Tlp> found = found(read, role, clearance);
        List<String> wrong = new ArrayList<>();
        for (Tlp mark : RESTRICTED) {
            boolean isCleared = isAnswered && clearance.covers(mark);
            if (found.contains(mark) && (!isCleared || read.tells() == Tells.NOTHING)) {
                wrong.add("%s shows %s to %s cleared for %s".formatted(read.address(), mark, role, clearance));
            } else if (isCleared && !found.contains(mark) && read.tells() == Tells.ALL) {
                wrong.add("%s keeps %s from %s cleared for %s".formatted(read.address(), mark, role, clearance));
            }
        }
        return wrong;
    }

    private Set<Tlp> found(Read read, @Nullable String role, Tlp clearance) {
        boolean isEach =
                places.keySet().stream().anyMatch(place -> (read.address() + read.body()).contains("{" + place + "}"));
        if (!isEach) {
            return seen(ask(read.address(), read.body(), role, clearance));
        }
        return RESTRICTED.stream()
                .filter(mark -> {
                    String body = read.body();
                    String answer = ask(
                            placed(read.address(), mark), body == null ? null : placed(body, mark), role, clearance);
                    if (answer.contains("\"instance\"")) {
                        answer = withoutAsked(answer, read.address(), mark);
                    }
                    String shows = read.shows();
                    return shows == null ? seen(answer).contains(mark) : answer.contains(placed(shows, mark));
                })
                .collect(Collectors.toSet());
    }

    private String placed(String text, Tlp mark) {
        String placed = text;
        for (var place : places.entrySet()) {
            placed = placed.replace(
                    "{" + place.getKey() + "}", String.valueOf(place.getValue().get(mark)));
        }
        return placed;
    }

    /** A problem tells the address again, which is no news to whoever asked. */
    private String withoutAsked(String problem, String address, Tlp mark) {
        String told = problem;
        for (var place : places.entrySet()) {
            if (address.contains("{" + place.getKey() + "}")) {
                told = told.replace(String.valueOf(place.getValue().get(mark)), "");
            }
        }
        return told;
    }

    /**
     * What a reader is answered, who may be nobody.
     *
     * @param body of a question that is posted, or null
     * @param role or null for who sends no token
     */
    public static String ask(String address, @Nullable String body, @Nullable String role, Tlp clearance) {
        HttpResponse<String> answer =
                PlainClient.ask(address, body, role == null ? null : Tokens.of("reader", clearance, role));
        assertThat(answer.statusCode()).as(address).isIn(200, 401, 403, 404);
        return answer.body();
    }

    /** The marks of which a text has words. */
    public Set<Tlp> seen(String text) {
        return RESTRICTED.stream()
                .filter(mark -> words.getOrDefault(mark, Set.of()).stream().anyMatch(text::contains))
                .collect(Collectors.toSet());
    }

    /** The paths of a contract that are answered to some method. */
    public static Set<String> paths(Path contract, String... methods) throws IOException {
        Set<String> paths = new TreeSet<>();
        String path = "";
        for (String line : Files.readAllLines(contract)) {
            if (line.matches("  /.*:")) {
                path = line.strip().replaceAll(":$", "");
            } else if (Arrays.stream(methods).anyMatch(method -> line.equals("    " + method + ":"))) {
                paths.add(path);
            }
        }
        return paths;
    }
}
