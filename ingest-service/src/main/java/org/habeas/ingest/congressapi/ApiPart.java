package org.habeas.ingest.congressapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.ingest.billstatus.XmlNode;

/**
 * One part of a bill, put together of the pages in which the API answers it.
 *
 * @param element with the rows of all pages, in the API's order
 * @param rows as the API counts them
 * @param said how many there are in all, by the pages themselves; empty where they say nothing of it
 */
record ApiPart(XmlNode element, int rows, OptionalInt said) {

    private static final String SUBJECTS = "subjects";
    private static final String PAGINATION = "pagination";
    private static final Pattern OFFSET = Pattern.compile("[?&]offset=([0-9]{1,9})(?![0-9])");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    /**
     * @param bill the answer about the bill, at which to point where the part has no answer
     * @param answers of the part, in any order
     * @throws BillStatusException if they are no pages of one list
     */
    static ApiPart of(String name, XmlNode bill, List<XmlNode> answers) throws BillStatusException {
        List<XmlNode> pages = inOrder(name, answers);
        XmlNode first = pages.isEmpty() ? bill : part(pages.getFirst(), name);
        XmlNode whole = new XmlNode(
                name, first.line(), first.column(), pages.isEmpty() ? bill.pointer() + "/" + name : first.pointer());
        int rows = 0;
        for (XmlNode page : pages) {
            rows += rows(part(page, name));
            for (XmlNode child : part(page, name).children()) {
                add(whole, child);
            }
        }
        rows += policyAreas(name, pages);
        OptionalInt said =
                pages.isEmpty() ? OptionalInt.empty() : count(pages.getFirst().child(PAGINATION));
        return new ApiPart(whole, rows, said);
    }

    /** Subjects are a list inside the part, beside the policy area, which is the same on each page. */
    private static void add(XmlNode whole, XmlNode child) throws BillStatusException {
        if (!whole.name().equals(SUBJECTS)) {
            if (!child.text().isEmpty()) {
                throw BillStatusException.of(child, "is no object, as rows of answers of the API are");
            }
            whole.add(child);
            return;
        }
        Optional<XmlNode> there = whole.child(child.name());
        there.ifPresentOrElse(
                same -> {
                    if (child.name().equals("legislativeSubjects")) {
                        child.children().forEach(same::add);
                    }
                },
                () -> whole.add(child));
    }

    /** Without the policy area, which stands on any page of the subjects or on each. */
    private static int rows(XmlNode part) {
        return part.name().equals(SUBJECTS)
                ? part.items("legislativeSubjects", "item").size()
                : part.children().size();
    }

    /** The policy area counts as one of the subjects, once. */
    private static int policyAreas(String name, List<XmlNode> pages) {
        return pages.stream()
                        .anyMatch(page -> !part(page, name).items("policyArea").isEmpty())
                ? 1
                : 0;
    }

    private static List<XmlNode> inOrder(String name, List<XmlNode> pages) throws BillStatusException {
        if (pages.size() < 2) {
            return pages;
        }
        int beside = policyAreas(name, pages);
        Map<XmlNode, Integer> offsets = new HashMap<>();
        for (XmlNode page : pages) {
            offsets.put(page, offset(page, name, beside));
        }
        List<XmlNode> ordered = new ArrayList<>(pages);
        ordered.sort(Comparator.comparing(page -> offsets.getOrDefault(page, 0)));
        int end = 0;
        for (XmlNode page : ordered) {
            if (offsets.getOrDefault(page, -1) != end) {
                throw BillStatusException.of(
                        part(page, name),
                        "is a page that begins behind " + offsets.get(page) + " rows of the part " + name
                                + ", and the pages before it have " + end);
            }
            end += rows(part(page, name));
        }
        return ordered;
    }

    /**
     * How many rows stand on the pages before it: one that is not the last names the beginning of the next.
     *
     * @param beside how many the count counts that are no rows of any page
     */
    private static int offset(XmlNode page, String name, int beside) throws BillStatusException {
        Optional<XmlNode> pagination = page.child(PAGINATION);
        Optional<Matcher> next = pagination
                .flatMap(p -> p.childText("next"))
                .map(OFFSET::matcher)
                .filter(Matcher::find);
        int rows = rows(part(page, name));
        if (next.isPresent()) {
            return Integer.parseInt(next.get().group(1)) - rows;
        }
        OptionalInt all = count(pagination);
        if (all.isEmpty()) {
            throw BillStatusException.of(
                    part(page, name), "is one of several pages of the part " + name + " and does not say which");
        }
        return all.getAsInt() - beside - rows;
    }

    private static XmlNode part(XmlNode page, String name) {
        return page.child(name).orElseThrow();
    }

    /**
     * What counts the rows; cosponsors who have withdrawn are among the rows.
     *
     * @param of the answer about the bill says of a part, or an answer of its pages
     */
    static OptionalInt count(Optional<XmlNode> of) throws BillStatusException {
        Optional<XmlNode> count = of.flatMap(
                counts -> counts.child("countIncludingWithdrawnCosponsors").or(() -> counts.child("count")));
        if (count.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!COUNT.matcher(count.get().text()).matches()) {
            throw BillStatusException.of(count.get(), "is no count of rows");
        }
        return OptionalInt.of(Integer.parseInt(count.get().text()));
    }
}
