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
        leftOut(
                bill.items("committeeReports", "committeeReport"),
                row -> row.childText("citation").isPresent(),
                "A report without a citation");
        leftOut(
                CalendarReader.elements(bill),
                row -> row.childText("calendar").isPresent(),
                "A place on a calendar without the calendar's name");
        subjects(bill);
        votes(bill.items("recordedVotes", "recordedVote"));
        members(bill.items("sponsors", "item"));
        members(bill.items("cosponsors", "item"));
    }

    private void subjects(XmlNode bill) {
        List<XmlNode> subjects = new ArrayList<>(bill.items("subjects", "legislativeSubjects", "item"));
        subjects.addAll(bill.items("subjects", "billSubjects", "legislativeSubjects", "item"));
        subjects.addAll(bill.items("subjects", "billSubjects", "otherSubjects", "item"));
        leftOut(subjects, row -> row.childText("name").isPresent(), "A subject without a name");
    }

    private void texts(XmlNode bill) {
        List<XmlNode> summaries = new ArrayList<>(bill.items("summaries", "summary"));
        summaries.addAll(bill.items("summaries", "billSummaries", "item"));
        leftOut(summaries, row -> BillStatusReader.textOf(row).isPresent(), "A summary without a text");
        leftOut(bill.items("notes", "item"), row -> BillStatusReader.textOf(row).isPresent(), "A note without a text");
        List<XmlNode> estimates = bill.items("cboCostEstimates", "item");
        leftOut(estimates, row -> BillStatusReader.estimateTitle(row).isPresent(), "A cost estimate without a title");
        for (String date : List.of("pubDate", "rptPubDate")) {
            dates(below(estimates, date));
        }
        for (String address : List.of("url", "rptUrl")) {
            leftOut(
                    below(estimates, address),
                    url -> BillBounds.isAddress(url.text()),
                    "An address that does not begin with https:// or http://");
        }
    }

    private void amendments(XmlNode bill) {
        List<XmlNode> all = bill.items("amendments", "amendment");
        leftOut(
                all,
                row -> AmendmentReader.id(row, 1).isPresent(),
                "An amendment whose Congress, type and number name none");
        leftOut(
                below(all, "amendedAmendment"),
                row -> AmendmentReader.id(row, 1).isPresent(),
                "An amended amendment whose Congress, type and number name none");
        dates(below(all, "submittedDate"));
        dates(below(all, "proposedDate"));
        members(below(all, "sponsors", "item"));
        members(below(all, "cosponsors", "item"));
        leftOut(
                below(all, "sponsors", "item"),
                row -> AmendmentReader.sponsorName(row).isPresent(),
                "A sponsor of an amendment without a name");
        leftOut(
                below(all, "cosponsors", "item"),
                BillStatusReader::isCosponsor,
                "A cosponsor of an amendment without a Bioguide id or a date");
        actions(below(all, "actions", "actions", "item"), "An action on an amendment");
    }

    private static boolean isMember(XmlNode row) {
        return row.childText("bioguideId").isPresent();
    }

    private void actions(List<XmlNode> rows, String called) {
        leftOut(rows, ActionReader::says, called + " without a text");
        leftOut(
                below(rows, "actionTime"),
                time -> BillDates.time(time.text()).isPresent(),
                "A time of day that is none");
        votes(below(rows, "recordedVotes", "recordedVote"));
        leftOut(
                below(rows, "committees", "item"),
                row -> row.childText("systemCode").isPresent(),
                "A committee of an action without a code");
    }

    private void votes(List<XmlNode> rows) {
        leftOut(rows, VoteReader::isVote, "A vote of which the chamber, the session or the number is missing or none");
        leftOut(
                below(rows, "sessionNumber"),
                session -> session.text().matches("[12]"),
                "A session that is neither the first nor the second");
    }

    private void members(List<XmlNode> rows) {
        leftOut(below(rows, "district"), BillStatusReader::isDistrict, "A district that is no number");
    }

    private void dates(List<XmlNode> dates) {
        leftOut(dates, date -> BillDates.moment(date.text()).isPresent(), "A date that does not exist");
    }

    private static List<XmlNode> below(List<XmlNode> rows, String... path) {
        return rows.stream().flatMap(row -> row.items(path).stream()).toList();
    }

    private void leftOut(List<XmlNode> rows, Predicate<XmlNode> isRead, String what) {
        List<XmlNode> left =
                rows.stream().filter(row -> !isRead.test(row) && !row.isEmpty()).toList();
        if (!left.isEmpty()) {
            String others = left.size() == 1 ? "" : " So were " + (left.size() - 1) + " more of this list.";
            add(OddityCode.LEFT_OUT, left.getFirst(), what + " was left out." + others);
        }
    }

    private void add(OddityCode code, XmlNode node, String detail) {
        if (found.size() < MOST) {
            found.add(code.at(node, detail));
        } else {
            more++;
        }
    }
}
