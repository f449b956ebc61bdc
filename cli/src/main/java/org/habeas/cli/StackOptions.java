package org.habeas.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.habeas.cli.stack.StackLayout;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command takes: which stack is meant. */
public class StackOptions {

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:HABEAS_DATA:-.habeas}",
            description = "Folder of the stack's data (default .habeas, or HABEAS_DATA)")
    Path data;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "${env:HABEAS_PORT_OFFSET:-0}",
            description = "Added to every port (default 0, or HABEAS_PORT_OFFSET)")
    int portOffset;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Says what this command does")
    boolean help;

    @Spec
    CommandSpec spec;

    StackLayout layout() {
        return new StackLayout(data, portOffset, Path.of(System.getProperty("habeas.home", ".")));
    }

    /** Whether every path that was given is there; if not, a sentence says which one is not. */
    boolean areThere(List<String> given) {
        for (String path : given) {
            if (ADDRESS.matcher(path).lookingAt()) {
                err().println(
                                "Only addresses that begin with https:// or http:// are taken, and only by ./habeas ingest: download "
                                        + path + " and give the file.");
                return false;
            }
            if (!Files.exists(Path.of(path))) {
                err().println("There is no file or folder " + path + ".");
                return false;
            }
        }
        return true;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
