package org.habeas.ingest.congressapi;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.habeas.contracts.BillRecord.Origin;
import org.habeas.ingest.billstatus.BillFile;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.ingest.billstatus.BillStatusReader;
import org.habeas.ingest.billstatus.XmlNode;
import org.habeas.kit.problem.Unprocessable;

/**
 * Reads what the API of congress.gov (version 3) answers about a bill. One document holds all answers about one bill, each as the API gave
 * it, in a list or one behind the other and in any order: that about the bill, and all pages of each of its parts that has rows.
 */
public final class CongressApiReader {

    /** The API says of an amendment in its bill's list what it is and what came last, and nothing of its sponsors and actions. */
    private static final List<String> SAID_IN_PART = List.of("amendments");

    private static final Pattern START = Pattern.compile("\\s*+\\[?\\s*+\\{\\s*+\"(?:[^\"\\\\]{1,40}+)\"\\s*+:");
    private static final Pattern BILL_FIRST = Pattern.compile("\\s*+\\[?\\s*+\\{\\s*+\"bill\"\\s*+:\\s*+\\{");
    private static final String ADDRESS = "api.congress.gov/v3/bill/";

    private CongressApiReader() {}

    /** What a whole bill is asked for beside the answer about it: the parts that this answer counts, and where each is below the bill. */
    public static Map<String, String> parts() {
        return ApiAnswers.paths();
    }

    /** Whether a text means to hold such answers: it begins as JSON does, and with a bill or with the API's addresses of bills in it. */
    public static boolean isAnswer(String text) {
        return BILL_FIRST.matcher(text).lookingAt() || START.matcher(text).lookingAt() && text.contains(ADDRESS);
    }

    /**
     * @param today decides which Congress is the last that a bill can be of
     * @throws BillStatusException if the document is not well formed, or lacks what makes it a bill
     * @throws Unprocessable if rows are missing that the answer about the bill counts
     */
    public static BillFile read(String document, UUID documentId, boolean seeded, LocalDate today)
            throws BillStatusException {
        XmlNode bill = ApiAnswers.bill(JsonElements.read(document));
        boolean hasAmendments = !bill.items("amendments", "amendment").isEmpty();
        return BillStatusReader.read(
                bill, Origin.CONGRESS_GOV_API, hasAmendments ? SAID_IN_PART : List.of(), documentId, seeded, today);
    }
}
