package org.habeas.detainee.person;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.habeas.contracts.DetaineeSummary.CaseInBrief;
import org.habeas.contracts.DetaineeSummary.CasesInBrief;
import org.habeas.contracts.DetaineeSummary.ThingInBrief;
import org.habeas.detainee.statement.CaseFile;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.ThingProperty;
import org.habeas.detainee.statement.ThingRecord;
import org.jspecify.annotations.Nullable;

/** Tells case files in short, for lists and topics: a message on the state topic has at most 32 KiB, names and all. */
final class BriefCases {

    /** Of all cases, charges, hearings and sentences of one person. */
    private static final int MOST = 40;

    private static final int LONGEST = 120;

    private int room = MOST;
    private int leftOut;

    private BriefCases() {}

    /** @return null where there is none, as of a person of before there were any */
    static @Nullable CasesInBrief of(List<CaseFile> files) {
        return files.isEmpty() ? null : new BriefCases().brief(files);
    }

    private CasesInBrief brief(List<CaseFile> files) {
        List<CaseInBrief> cases = new ArrayList<>();
        for (CaseFile file : files) {
            int things = file.charges().size()
                    + file.hearings().size()
                    + file.sentences().size();
            if (room == 0) {
                leftOut += things + (file.id() == null ? 0 : 1);
                continue;
            }
            room--;
            cases.add(new CaseInBrief(
                    file.id(),
                    file.name() == null ? null : cut(file.name()),
                    value(Property.COURT, file.properties()),
                    value(Property.PROCEEDINGS, file.properties()),
                    file.since(),
                    file.contested(),
                    things(file.charges(), Property.CHARGED_UNDER),
                    things(file.hearings(), Property.HEARING),
                    things(file.sentences(), Property.SENTENCE)));
        }
        return new CasesInBrief(cases, leftOut);
    }

    private List<ThingInBrief> things(List<ThingRecord> things, Property property) {
        int told = Math.min(room, things.size());
        room -= told;
        leftOut += things.size() - told;
        return things.stream()
                .limit(told)
                .map(t -> new ThingInBrief(
                        t.id(), cut(t.name()), value(property, t.properties()), t.since(), t.contested()))
                .toList();
    }

    private static @Nullable String value(Property property, List<ThingProperty> properties) {
        return properties.stream()
                .filter(p -> p.property() == property)
                .flatMap(p -> Stream.ofNullable(p.value()))
                .findFirst()
                .map(BriefCases::cut)
                .orElse(null);
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
