package org.habeas.ingest.billstatus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.habeas.contracts.DocumentRecord.Oddity;

/**
 * What is odd about a bill's elements and does not keep the file from being read: nothing that a file says is left out in silence. Rows in
 * which everything is empty exist in most files and say nothing.
 */
final class BillOddities {

    /** As many as a person reads of one file. */
    static final int MOST = 20;

    private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/!?][^<>]{0,500}>|&(?:#[0-9]{1,7}|[a-zA-Z]{2,8});");

    private final List<Oddity> found = new ArrayList<>();
    private int more;

    private BillOddities() {}

    /** @param unknown the elements that nobody reads, by their paths */
    static List<Oddity> of(XmlNode bill, Map<String, XmlNode> unknown) {
        BillOddities oddities = new BillOddities();
        oddities.rows(bill);
        oddities.texts(bill);
        oddities.amendments(bill);
        unknown.forEach(
                (path, node) -> oddities.add(OddityCode.UNKNOWN_ELEMENT, node, path + " is not read by this version."));
        oddities.titles(bill);
        if (oddities.more > 0) {
            oddities.found.add(OddityCode.MORE.of(oddities.more + " more are not listed."));
        }
        return List.copyOf(oddities.found);
    }

    /** One row for each text: that to display is the bill's own again, and bills that are related often have the same. */
    private void titles(XmlNode bill) {
        List<XmlNode> titles = new ArrayList<>(bill.items("title"));
        bill.items("titles", "item").stream()
                .filter(row -> !BillStatusReader.isDisplayTitle(row))
                .forEach(row -> titles.addAll(row.items("title")));
        titles.addAll(bill.items("relatedBills", "item", "title"));
        Set<String> texts = new HashSet<>();
        for (XmlNode title : titles) {
            if (MARKUP.matcher(title.text()).find() && texts.add(title.text())) {
                add(
                        OddityCode.MARKUP_IN_TITLE,
                        title,
                        "It is kept as it stands: " + BillStatusReader.shortened(title.text()));
            }
        }
    }

    private void rows(XmlNode bill) {
        actions(bill.items("actions", "item"), "An action");
        leftOut(bill.items("sponsors", "item"), BillOddities::isMember, "A sponsor without a Bioguide id");
        leftOut(bill.items("cosponsors", "item"), BillStatusReader::isCosponsor, "A cosponsor without a Bioguide id");
        leftOut(
                bill.items("relatedBills", "item"),
                row -> BillStatusReader.relatedId(row).isPresent(),
                "A related bill whose Congress, type and number name none");
        leftOut(
                bill.items("textVersions", "item"),
                row -> row.childText("type").isPresent(),
                "A version of the text without a name");
        leftOut(bill.items("laws", "item"), row -> row.childText("number").isPresent(), "A law without a number");
    }

    private void texts(XmlNode bill) {
        List<XmlNode> summaries = new ArrayList<>(bill.items("summaries", "summary"));
        summaries.addAll(bill.items("summaries", "billSummaries", "item"));
        leftOut(summaries, row -> BillStatusReader.textOf(row).isPresent(), "A summary without a text");
        leftOut(bill.items("notes", "item"), row -> BillStatusReader.textOf(row).isPresent(), "A note without a text");
        leftOut(
                bill.items("cboCostEstimates", "item"),
                row -> BillStatusReader.estimateTitle(row).isPresent(),
                "A cost estimate without a title");
    }

    private void amendments(XmlNode bill) {
        List<XmlNode> all = bill.items("amendments", "amendment");
        leftOut(
                all,
                row -> AmendmentReader.id(row, 1).isPresent(),
                "An amendment whose Congress, type and number name none");
        leftOut(
                all.stream()
                        .flatMap(amendment -> amendment.items("sponsors", "item").stream())
                        .toList(),
                row -> AmendmentReader.sponsorName(row).isPresent(),
                "A sponsor of an amendment without a name");
        leftOut(
                all.stream()
                        .flatMap(amendment -> amendment.items("cosponsors", "item").stream())
                        .toList(),
                BillStatusReader::isCosponsor,
                "A cosponsor of an amendment without a Bioguide id or a date");
        actions(
                all.stream()
                        .flatMap(amendment -> amendment.items("actions", "actions", "item").stream())
                        .toList(),
                "An action on an amendment");
    }

    private static boolean isMember(XmlNode row) {
        return row.childText("bioguideId").isPresent();
    }

    private void actions(List<XmlNode> rows, String called) {
        leftOut(rows, ActionReader::says, called + " without a text");
        leftOut(
                rows.stream().flatMap(row -> row.items("actionTime").stream()).toList(),
                time -> BillDates.time(time.text()).isPresent(),
                "A time of day that is none");
        leftOut(
                rows.stream()
                        .flatMap(row -> row.items("recordedVotes", "recordedVote").stream())
                        .toList(),
                vote -> vote.childText("chamber").isPresent()
                        && vote.childText("rollNumber").isPresent(),
                "A vote without a chamber or a number");
    }

    private void leftOut(List<XmlNode> rows, Predicate<XmlNode> isRead, String what) {
        List<XmlNode> left =
                rows.stream().filter(row -> !isRead.test(row) && !isEmpty(row)).toList();
        if (!left.isEmpty()) {
            String others = left.size() == 1 ? "" : " So were " + (left.size() - 1) + " more of this list.";
            add(OddityCode.LEFT_OUT, left.getFirst(), what + " was left out." + others);
        }
    }

    private static boolean isEmpty(XmlNode node) {
        return node.text().isEmpty() && node.children().stream().allMatch(BillOddities::isEmpty);
    }

    private void add(OddityCode code, XmlNode node, String detail) {
        if (found.size() < MOST) {
            found.add(code.at(node, detail));
        } else {
            more++;
        }
    }
}
