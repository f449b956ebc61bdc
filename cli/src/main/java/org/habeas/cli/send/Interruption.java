package org.habeas.cli.send;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/**
 * What happens when whoever waits for an import presses Ctrl-C, or ends the command: the import goes on by itself, unless a
 * human at the terminal wants it cancelled.
 */
final class Interruption implements AutoCloseable {

    /** Somebody who may be asked. */
    @FunctionalInterface
    interface Asking {
        /** Empty if nobody is there. */
        Optional<String> answer(String question);
    }

    private final PrintStream out;
    private final ServiceClient client;
    private final String job;
    private final Asking asking;
    private final Thread hook = new Thread(this::ended, "leave or cancel the import");

    Interruption(PrintStream out, ServiceClient client, String job) {
        this(out, client, job, Interruption::fromTerminal);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Without a hook: whoever made it says when the command ends. */
    Interruption(PrintStream out, ServiceClient client, String job, Asking asking) {
        this.out = out;
        this.client = client;
        this.job = job;
        this.asking = asking;
    }

    private static Optional<String> fromTerminal(String question) {
        Console console = System.console();
        return console != null && console.isTerminal()
                ? Optional.ofNullable(console.readLine("%s", question))
                : Optional.empty();
    }

    /** Asks, and cancels where that is the answer. */
    void ended() {
        boolean isToEnd = asking.answer("\nThe import goes on by itself. Leave it running? [Y/n] ")
                .map(answer -> answer.strip().toLowerCase(Locale.ROOT).startsWith("n"))
                .orElse(false);
        if (!isToEnd) {
            out.println("The import is left running.");
            out.println(
                    "  how far it is:  curl -H \"Authorization: Bearer $(./habeas token --role contributor --subject"
                            + " cli)\" " + job);
            out.println("  to cancel it:   the same with -X DELETE");
            return;
        }
        try {
            ServiceClient.Answer answer = client.delete(job);
            out.println(
                    answer.isSuccess()
                            ? "The import is cancelled; what it took is kept: "
                                    + answer.body().path("documents").asLong() + " new documents."
                            : "The import was not cancelled: " + answer.problem());
        } catch (IOException e) {
            out.println("The import was not cancelled: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the command is being ended, so it runs already
        }
    }
}
