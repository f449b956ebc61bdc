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
            Map.entry("amendments", "amendments"),
            Map.entry("summaries", "summaries"),
            Map.entry("recordedVotes", "votes"),
            Map.entry("calendarNumbers", "calendars"),
            Map.entry("committeeReports", "reports"),
            Map.entry("cboCostEstimates", "costEstimates"),
            Map.entry("notes", "notes"),
            Map.entry("constitutionalAuthorityStatementText", "authority"),
            Map.entry("introducedDate", "introduced"),
            Map.entry("updateDate", "updated"));

    private static final Set<String> DATES =
            Set.of("introducedDate", "updateDate", "actionDate", "sponsorshipDate", "sponsorshipWithdrawnDate", "date");

    /** Containers whose rows are the rows of the list that they stand in. */
    private static final Set<String> WRAPPERS =
            Set.of("billCommittees", "billSubjects", "legislativeSubjects", "billSummaries");

    /** Addresses in other parts are left out where they are none. */
    private static final String WITH_ADDRESSES = "texts";

    private BillStatusCheck() {}

    static void check(XmlNode bill) throws BillStatusException {
        for (XmlNode part : bill.children()) {
            String list = READ.get(part.name());
            if (list != null) {
                check(part, list, list);
            }
        }
        for (XmlNode action : bill.items("actions", "item")) {
            require(action, "text", "actionDate");
        }
        for (XmlNode action : bill.items("amendments", "amendment", "actions", "actions", "item")) {
            require(action, "text", "actionDate");
        }
        for (XmlNode cosponsor : bill.items("cosponsors", "item")) {
            require(cosponsor, "bioguideId", "sponsorshipDate");
        }
        for (XmlNode title : bill.items("titles", "item")) {
            require(title, "titleType", "title");
        }
    }

    /**
     * @param part of the record that the element belongs to
     * @param list that its children are rows of
     */
    private static void check(XmlNode node, String part, String list) throws BillStatusException {
        text(node, part);
        if (node.children().size() > BillBounds.most(list)) {
            throw wrong(node, "has more than " + BillBounds.most(list) + " rows");
        }
        for (XmlNode child : node.children()) {
            check(child, part, WRAPPERS.contains(child.name()) ? list : child.name());
        }
    }

    private static void text(XmlNode node, String part) throws BillStatusException {
        String text = node.text();
        int longest = switch (node.name()) {
            case "text" -> part.equals("summaries") ? BillBounds.LONGEST_SUMMARY : BillBounds.LONGEST_ACTION;
            case "description", "purpose", "constitutionalAuthorityStatementText" -> BillBounds.LONGEST_ACTION;
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
        if (node.name().equals("url") && part.equals(WITH_ADDRESSES) && !BillBounds.isAddress(text)) {
            throw wrong(node, "is no address that begins with https:// or http://");
        }
        if (DATES.contains(node.name()) && BillDates.moment(text).isEmpty()) {
            throw wrong(node, "is not a date that exists, from 1700 to 2200: " + BillStatusReader.shortened(text));
        }
    }

    /** A row that says something says it whole; rows in which everything is empty exist upstream. */
    private static void require(XmlNode row, String said, String wanted) throws BillStatusException {
        Optional<String> value = row.childText(wanted);
        if (row.childText(said).isPresent() && value.isEmpty()) {
            throw BillStatusException.missing(row, wanted);
        }
    }

    private static BillStatusException wrong(XmlNode node, String what) {
        return BillStatusException.of(node, what);
    }
}
