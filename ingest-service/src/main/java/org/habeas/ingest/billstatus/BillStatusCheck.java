package org.habeas.ingest.billstatus;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the elements that are read against the bounds of a bill, each with its place in the file. */
final class BillStatusCheck {

    /** The children of a bill that are read, and what their list is called in a record. */
    private static final Map<String, String> READ = Map.ofEntries(
            Map.entry("title", "titles"),
            Map.entry("titles", "titles"),
            Map.entry("sponsors", "sponsors"),
            Map.entry("cosponsors", "cosponsors"),
            Map.entry("committees", "committees"),
            Map.entry("actions", "actions"),
            Map.entry("textVersions", "texts"),
            Map.entry("relatedBills", "related"),
            Map.entry("subjects", "subjects"),
            Map.entry("policyArea", "policyArea"),
            Map.entry("laws", "laws"),
            Map.entry("introducedDate", "introduced"),
            Map.entry("updateDate", "updated"));

    private static final Set<String> DATES =
            Set.of("introducedDate", "updateDate", "actionDate", "sponsorshipDate", "sponsorshipWithdrawnDate", "date");

    /** Containers whose rows are the rows of the list that they stand in. */
    private static final Set<String> WRAPPERS = Set.of("billCommittees", "billSubjects", "legislativeSubjects");

    private BillStatusCheck() {}

    static void check(XmlNode bill) throws BillStatusException {
        for (XmlNode part : bill.children()) {
            String list = READ.get(part.name());
            if (list != null) {
                check(part, list);
            }
        }
        for (XmlNode action : bill.items("actions", "item")) {
            require(action, "text", "actionDate");
        }
        for (XmlNode cosponsor : bill.items("cosponsors", "item")) {
            require(cosponsor, "bioguideId", "sponsorshipDate");
        }
        for (XmlNode title : bill.items("titles", "item")) {
            require(title, "titleType", "title");
        }
    }

    private static void check(XmlNode node, String list) throws BillStatusException {
        text(node);
        if (node.children().size() > BillBounds.most(list)) {
            throw wrong(node, "has more than " + BillBounds.most(list) + " rows");
        }
        for (XmlNode child : node.children()) {
            check(child, WRAPPERS.contains(child.name()) ? list : child.name());
        }
    }

    private static void text(XmlNode node) throws BillStatusException {
        String text = node.text();
        int longest = switch (node.name()) {
            case "text" -> BillBounds.LONGEST_ACTION;
            case "title", "latestTitle" -> BillBounds.LONGEST_TITLE;
            case "url" -> BillBounds.LONGEST_URL;
            default -> BillBounds.LONGEST_NAME;
        };
        if (text.length() > longest) {
            throw wrong(node, "has more than " + longest + " characters");
        }
        if (!BillBounds.isText(text)) {
            throw wrong(node, "has control characters");
        }
        if (text.isEmpty()) {
            return;
        }
        if (node.name().equals("url") && !BillBounds.isAddress(text)) {
            throw wrong(node, "is no address that begins with https:// or http://");
        }
        if (DATES.contains(node.name()) && BillStatusReader.moment(text).isEmpty()) {
            throw wrong(node, "is not a date that exists, from 1700 to 2200: " + BillStatusReader.shortened(text));
        }
    }

    /** A row that says something says it whole; rows in which everything is empty exist upstream. */
    private static void require(XmlNode row, String said, String wanted) throws BillStatusException {
        Optional<String> value = row.childText(wanted);
        if (row.childText(said).isPresent() && value.isEmpty()) {
            throw new BillStatusException("The element " + wanted + " is missing", row.line(), row.column(), wanted);
        }
    }

    private static BillStatusException wrong(XmlNode node, String what) {
        return new BillStatusException(
                "The element " + node.name() + " " + what, node.line(), node.column(), node.name());
    }
}
