package org.habeas.ingest.congressapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.ingest.billstatus.XmlNode;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;

/**
 * Puts together what the API answers about one bill: the answer about the bill itself, which counts the rows of its parts, and the answers
 * of the parts. A part of which a row is missing is not known, and so there is no bill to be read: with less in it, it would be another.
 */
final class ApiAnswers {

    private static final String BILL = "bill";

    /** What an answer says of itself, and counts of what it holds. */
    private static final Set<String> ABOUT_THE_ANSWER =
            Set.of("request", "pagination", "actionByCounts", "actionTypeCounts");

    /** A part that has answers of its own, and where the API has them below the bill. */
    private enum Part {
        ACTIONS("actions", "actions"),
        AMENDMENTS("amendments", "amendments"),
        COMMITTEES("committees", "committees"),
        COSPONSORS("cosponsors", "cosponsors"),
        RELATED("relatedBills", "relatedbills"),
        SUBJECTS("subjects", "subjects"),
        SUMMARIES("summaries", "summaries"),
        TEXTS("textVersions", "text"),
        TITLES("titles", "titles");

        private final String member;
        private final String path;

        Part(String member, String path) {
            this.member = member;
            this.path = path;
        }

        static Optional<Part> of(String member) {
            for (Part part : values()) {
                if (part.member.equals(member)) {
                    return Optional.of(part);
                }
            }
            return Optional.empty();
        }
    }

    private ApiAnswers() {}

    /** The parts that have answers of their own, each with the place below the bill where the API answers it. */
    static Map<String, String> paths() {
        Map<String, String> paths = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            paths.put(part.member, part.path);
        }
        return paths;
    }

    /**
     * The bill with all rows of all parts, as a BILLSTATUS file has it.
     *
     * @param answers in any order
     * @throws BillStatusException if they are not the answers about one bill
     * @throws Unprocessable if rows are missing, naming every part of which they are
     */
    static XmlNode bill(List<XmlNode> answers) throws BillStatusException {
        XmlNode told = told(answers);
        for (XmlNode answer : answers) {
            checkRequest(answer, told);
        }
        XmlNode bill = new XmlNode(BILL, told.line(), told.column(), told.pointer());
        told.children().stream()
                .filter(child -> Part.of(child.name()).isEmpty())
                .forEach(bill::add);
        List<FieldProblem> wrong = new ArrayList<>();
        for (Part part : Part.values()) {
            List<XmlNode> pages = answers.stream()
                    .filter(a -> a.child(part.member).isPresent())
                    .toList();
            ApiPart whole = ApiPart.of(part.member, told, pages);
            checkRows(part, whole, told).ifPresent(wrong::add);
            bill.add(whole.element());
        }
        if (!wrong.isEmpty()) {
            throw new Unprocessable(ErrorCode.UNPROCESSABLE, sentence(wrong), List.copyOf(wrong));
        }
        unknown(answers).values().forEach(bill::add);
        return bill;
    }

    private static XmlNode told(List<XmlNode> answers) throws BillStatusException {
        List<XmlNode> bills = new ArrayList<>();
        for (XmlNode answer : answers) {
            Optional<XmlNode> list = answer.child("bills");
            if (list.isPresent()) {
                throw BillStatusException.of(
                        list.get(),
                        "is a list of bills, which says too little of each: what is read is the answer about one bill"
                                + " (…/bill/117/hr/21) with those of its parts");
            }
            bills.addAll(answer.items(BILL));
        }
        if (bills.isEmpty()) {
            throw BillStatusException.missing(
                    answers.isEmpty() ? new XmlNode("answer", 1, 1, "") : answers.getFirst(), BILL);
        }
        if (bills.size() > 1) {
            throw BillStatusException.of(
                    bills.get(1), "is the second answer about a bill: a document is about one, once");
        }
        return bills.getFirst();
    }

    /** Each answer repeats what was asked. */
    private static void checkRequest(XmlNode answer, XmlNode bill) throws BillStatusException {
        Optional<XmlNode> request = answer.child("request");
        if (request.isEmpty()) {
            return;
        }
        Optional<XmlNode> amendment = request.get().child("amendmentNumber");
        if (amendment.isPresent()) {
            throw BillStatusException.of(
                    amendment.get(), "is that of an amendment: only what is asked of the bill is read");
        }
        checkSame(request.get().child("congress"), bill.childText("congress"));
        checkSame(request.get().child("billType"), bill.childText("type"));
        checkSame(request.get().child("billNumber"), bill.childText("number"));
    }

    private static void checkSame(Optional<XmlNode> asked, Optional<String> told) throws BillStatusException {
        if (asked.isPresent() && told.isPresent() && !asked.get().text().equalsIgnoreCase(told.get())) {
            throw BillStatusException.of(asked.get(), "is that of another bill than the answer about the bill has");
        }
    }

    private static Optional<FieldProblem> checkRows(Part part, ApiPart whole, XmlNode told) throws BillStatusException {
        OptionalInt counted = ApiPart.count(told.child(part.member));
        int wanted = counted.orElse(whole.said().orElse(whole.rows()));
        if (wanted == whole.rows()) {
            return Optional.empty();
        }
        boolean isMissing = wanted > whole.rows();
        String detail = "Of %d rows of the part %s there are %d here: %s"
                .formatted(
                        wanted,
                        part.member,
                        whole.rows(),
                        isMissing
                                ? "all pages of the bill's /" + part.path + " belong into the document."
                                : "they are of another time than the answer about the bill, or a page is here twice.");
        return Optional.of(FieldProblem.pointer(
                whole.element().pointer() == null ? "" : whole.element().pointer(),
                isMissing ? "missing-rows" : "too-many",
                detail));
    }

    private static String sentence(List<FieldProblem> wrong) {
        return wrong.size() == 1
                ? wrong.getFirst().detail()
                : wrong.getFirst().detail() + " So it is with " + (wrong.size() - 1) + " more of its parts.";
    }

    /** What answers have beside the bill, its parts and what is said about the answer itself; each once. */
    private static Map<String, XmlNode> unknown(List<XmlNode> answers) {
        Map<String, XmlNode> unknown = new LinkedHashMap<>();
        for (XmlNode answer : answers) {
            for (XmlNode child : answer.children()) {
                boolean isRead =
                        child.name().equals(BILL) || Part.of(child.name()).isPresent();
                if (!isRead && !ABOUT_THE_ANSWER.contains(child.name())) {
                    unknown.putIfAbsent(
                            child.name(), new XmlNode(child.name(), child.line(), child.column(), child.pointer()));
                }
            }
        }
        return unknown;
    }
}
