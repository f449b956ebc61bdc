package org.habeas.cli;

import java.util.concurrent.Callable;
import org.habeas.cli.alerts.AlertReader;
import org.habeas.cli.alerts.Since;
import org.habeas.cli.stack.KafkaBroker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Prints alerts as a subscriber of Kafka gets them. */
@Command(name = "alerts", description = "Prints alerts from Kafka, one a line")
final class AlertsCommand extends StackOptions implements Callable<Integer> {

    @Option(names = "--follow", description = "Stays and prints alerts as they come")
    boolean follow;

    @Option(
            names = "--since",
            defaultValue = "beginning",
            paramLabel = "beginning|INSTANT|SERVICE:POSITION",
            description = "Where to start; 0 is short for --since beginning --backfill")
    String since;

    @Option(names = "--backfill", description = "Also what was old news when it was recorded")
    boolean backfill;

    @Option(names = "--json", description = "One JSON object a line, for programs")
    boolean json;

    @Override
    public Integer call() {
        Since start;
        try {
            start = Since.parse(since);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--since: " + e.getMessage());
        }
        if (!KafkaBroker.answers(layout().kafkaPort())) {
            err().println("alerts: nothing answers at " + layout().bootstrapServers()
                    + "; ./habeas status says which part is away");
            return 1;
        }
        new AlertReader(layout().bootstrapServers())
                .print(start, follow, backfill || since.equals("0"), json, System.out);
        return 0;
    }
}
