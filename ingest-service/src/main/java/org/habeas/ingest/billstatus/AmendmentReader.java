package org.habeas.ingest.billstatus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillRecord.Amendment;
import org.habeas.contracts.BillRecord.AmendmentSponsor;
import org.jspecify.annotations.Nullable;

/**
 * The amendments to a bill. In both layouts an amendment has its number, type and Congress twice, the same each time, and its
 * actions in two wrappers; files of the older one say of some amendments nothing but the latest action.
 */
final class AmendmentReader {

    private static final Pattern KIND = Pattern.compile("[HS]AMDT|SUAMDT");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

    private AmendmentReader() {}

    /** @param votes takes the votes on the amendments */
    static List<Amendment> read(XmlNode bill, int congress, VoteReader votes) throws BillStatusException {
        List<Amendment> found = new ArrayList<>();
        for (XmlNode a : bill.items("amendments", "amendment")) {
            Optional<String> id = id(a, congress);
            if (id.isEmpty()) {
                continue; // names no amendment
            }
            List<XmlNode> rows = rows(a);
            List<Action> actions = ActionReader.read(rows);
            found.add(new Amendment(
                    id.get(),
                    a.child("amendedAmendment").flatMap(b -> id(b, congress)).orElse(null),
                    a.childText("description").map(MarkupText::line).orElse(null),
                    a.childText("purpose").map(MarkupText::line).orElse(null),
                    sponsors(a),
                    BillStatusReader.cosponsors(a),
                    BillDates.washingtonDayOf(a, "submittedDate"),
                    BillDates.washingtonDayOf(a, "proposedDate"),
                    actions));
            List<XmlNode> listed = rows.stream()
                    .flatMap(row -> row.items("recordedVotes", "recordedVote").stream())
                    .toList();
            votes.read(listed, actions, id.get(), a);
        }
        return found.stream().distinct().toList();
    }

    private static List<XmlNode> rows(XmlNode amendment) {
        List<XmlNode> rows = amendment.items("actions", "actions", "item");
        if (!rows.isEmpty()) {
            return rows;
        }
        return amendment.items("latestAction");
    }

    static Optional<String> id(XmlNode amendment, int congress) {
        String kind = amendment.childText("type").orElse("").toUpperCase(Locale.ROOT);
        String number = amendment.childText("number").orElse("");
        String of = amendment.childText("congress").orElse(String.valueOf(congress));
        return KIND.matcher(kind).matches() && NUMBER.matcher(number).matches() && of.matches("[1-9][0-9]{0,2}")
                ? Optional.of(of + "-" + kind.toLowerCase(Locale.ROOT) + "-" + number)
                : Optional.empty();
    }

    private static List<AmendmentSponsor> sponsors(XmlNode amendment) {
        List<AmendmentSponsor> found = new ArrayList<>();
        for (XmlNode s : amendment.items("sponsors", "item")) {
            sponsorName(s)
                    .ifPresent(n -> found.add(new AmendmentSponsor(
                            s.childText("bioguideId").orElse(null),
                            n,
                            text(s, "party"),
                            text(s, "state"),
                            BillStatusReader.district(s))));
        }
        return found.stream().distinct().toList();
    }

    static Optional<String> sponsorName(XmlNode sponsor) {
        return BillStatusReader.name(sponsor, "fullName").or(() -> BillStatusReader.name(sponsor, "name"));
    }

    private static @Nullable String text(XmlNode node, String child) {
        return node.childText(child).orElse(null);
    }
}
