package org.habeas.cli.stack;

import java.nio.file.Path;
import java.util.List;

/** A supervisor in a process of its own with PostgreSQL and Kafka and no services, which are built after this module. */
final class BareStack {

    private BareStack() {}

    public static void main(String[] args) throws InterruptedException {
        StackLayout layout = new StackLayout(Path.of(args[0]), Integer.parseInt(args[1]), Path.of("."));
        System.exit(new Supervisor(layout, true, System.out, List::of).run(() -> {}));
    }
}
