package org.habeas.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.habeas.cli.send.SeedLoader;
import org.habeas.cli.stack.StackLayout;
import org.habeas.cli.stack.Supervision;
import org.habeas.cli.stack.Supervisor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the whole stack and stays with it. */
@Command(name = "up", description = "Starts PostgreSQL, Kafka, the services and the dashboard")
final class UpCommand extends StackOptions implements Callable<Integer> {

    @Option(names = "--detach", description = "Runs in the background; returns when all is ready")
    boolean detach;

    @Option(names = "--no-seeds", description = "Starts empty")
    boolean noSeeds;

    @Option(names = "--no-restart", description = "Lets dead parts lie")
    boolean noRestart;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackLayout layout = layout();
        if (new Supervision(layout).isRunning()) {
            err().println("A stack is already running on " + layout.data() + "; ./habeas down ends it.");
            return 1;
        }
        if (detach) {
            return detached(layout);
        }
        return new Supervisor(layout, !noRestart, System.out).run(() -> {
            if (!noSeeds) {
                loadSeeds(layout);
            }
        });
    }

    /** Into an empty system, or into one whose loading was cut off or failed in part; loading again changes nothing. */
    private static void loadSeeds(StackLayout layout) throws IOException, InterruptedException {
        Path unfinished = layout.data().resolve("seeding");
        SeedLoader loader = new SeedLoader(layout, System.out);
        if (!Files.exists(unfinished)) {
            if (!loader.findsAnEmptySystem()) {
                return;
            }
            Files.createFile(unfinished);
        }
        int failed = loader.loadDefaults();
        if (failed == 0) {
            Files.delete(unfinished);
        } else {
            System.out.printf("%d seeds are missing; ./habeas seed, or the next up, loads them%n", failed);
        }
    }

    private int detached(StackLayout layout) throws IOException, InterruptedException {
        Files.createDirectories(layout.logs());
        Path log = layout.logs().resolve("up.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                layout.marker(),
                "-Dhabeas.home=" + layout.home(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up",
                "--data",
                layout.data().toString(),
                "--port-offset",
                Integer.toString(layout.portOffset())));
        if (noSeeds) {
            command.add("--no-seeds");
        }
        if (noRestart) {
            command.add("--no-restart");
        }
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.addFirst("/usr/bin/setsid"); // its own session, so that closing the terminal does not end it
        }
        long before = Files.exists(log) ? Files.size(log) : 0;
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())) // two may start at once
                .start();
        while (process.isAlive() && !Supervisor.isReady(layout, process.toHandle())) {
            Thread.sleep(50);
        }
        Thread.sleep(50);
        byte[] said = Files.readAllBytes(log);
        out().print(new String(said, (int) before, said.length - (int) before, StandardCharsets.UTF_8));
        out().flush();
        return process.isAlive() ? 0 : 1;
    }
}
