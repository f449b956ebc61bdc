package org.habeas.ingest.congressapi;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.habeas.contracts.test.SharedData;

/** What the API of congress.gov answered about H.R. 21 of the 117th Congress. */
public final class RealAnswers {

    private static final List<String> PARTS = List.of(
            "",
            "_actions",
            "_amendments",
            "_committees",
            "_cosponsors",
            "_relatedbills",
            "_subjects",
            "_summaries",
            "_text",
            "_titles");

    private RealAnswers() {}

    /** That about the bill first. */
    public static List<String> all() throws IOException {
        List<String> answers = new ArrayList<>();
        for (String part : PARTS) {
            answers.add(Files.readString(SharedData.file("congress-api/samples/bill_117_hr_21" + part + ".txt")));
        }
        return answers;
    }

    public static String inAList() throws IOException {
        return list(all());
    }

    public static String list(List<String> answers) {
        return "[" + String.join(",\n", answers) + "]";
    }
}
