package org.habeas.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.habeas.cli.topics.TopicAdmin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates or verifies the topics of any Kafka. */
@Command(name = "topics", description = "Creates the topics that are missing, or verifies those that are there")
final class TopicsCommand extends StackOptions implements Callable<Integer> {

    private enum Work {
        CREATE,
        VERIFY
    }

    @Parameters(paramLabel = "create|verify")
    Work work;

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "Another Kafka than the local stack's")
    @Nullable
    String bootstrap;

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        try (TopicAdmin topics = new TopicAdmin(bootstrap == null ? layout().bootstrapServers() : bootstrap)) {
            if (work == Work.CREATE) {
                List<String> created = topics.create();
                created.forEach(name -> out().println("created " + name));
                if (created.isEmpty()) {
                    out().println("all topics were there");
                }
            }
            List<String> wrong = topics.verify();
            wrong.forEach(err()::println);
            if (wrong.isEmpty()) {
                out().println("all topics are right");
            }
            return wrong.isEmpty() ? 0 : 1;
        }
    }
}
