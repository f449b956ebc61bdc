package org.habeas.ingest.billstatus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.habeas.contracts.BillRecord.Action;

/** The actions of a bill or of an amendment. */
final class ActionReader {

    private ActionReader() {}

    /** Whether a row says something: ghosts without a text, or with nothing but markup in it, exist upstream. */
    static boolean says(XmlNode row) {
        return row.childText("actionDate").isPresent()
                && !ActionTexts.of(row.childText("text").orElse("")).text().isEmpty();
    }

    /**
     * Newest first in the file; the sequence counts from the oldest.
     *
     * @param items the rows, as they stand in the file
     */
    static List<Action> read(List<XmlNode> items) throws BillStatusException {
        List<Action> found = new ArrayList<>();
        for (XmlNode a : items.reversed()) {
            Optional<XmlNode> day = a.child("actionDate").filter(d -> !d.text().isEmpty());
            ActionTexts texts = ActionTexts.of(a.childText("text").orElse(""));
            if (day.isEmpty() || texts.text().isEmpty()) {
                continue; // ghost rows without a text exist upstream; they say nothing
            }
            List<String> codes = new ArrayList<>();
            a.items("committees", "item").forEach(c -> c.childText("systemCode").ifPresent(codes::add));
            a.child("committee").flatMap(c -> c.childText("systemCode")).ifPresent(codes::add);
            found.add(new Action(
                    found.size() + 1,
                    BillDates.day(day.get()),
                    a.childText("actionTime").flatMap(BillDates::time).orElse(null),
                    texts.text(),
                    a.childText("type").orElse(null),
                    a.childText("actionCode").orElse(null),
                    a.child("sourceSystem").flatMap(s -> s.childText("name")).orElse(null),
                    List.copyOf(codes),
                    texts.references()));
        }
        return found;
    }
}
