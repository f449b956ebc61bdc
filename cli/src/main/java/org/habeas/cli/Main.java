package org.habeas.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of ./habeas. Exit codes: 0 done, 1 something failed, 2 the command line was wrong. */
@Command(
        name = "habeas",
        description = "Follows legislation and the people it is about.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        version = "Habeas 0.1.0",
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            DownCommand.class,
            LogsCommand.class,
            IngestCommand.class,
            SeedCommand.class,
            AlertsCommand.class,
            TokenCommand.class,
            TopicsCommand.class,
            BenchCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            command.getErr().println(command.getCommandName() + ": " + e.getMessage());
            return 1;
        });
        line.setCaseInsensitiveEnumValuesAllowed(true);
        System.exit(line.execute(args));
    }
}
