package org.habeas.ingest.billstatus;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The elements that this version reads, or knowingly leaves because they repeat what others say. Anything else of a file is
 * reported by its path and changes nothing: formats grow without notice. The addresses of its other answers, which the API of congress.gov
 * adds to most rows, stand here too.
 */
final class KnownElements {

    /** Below each element, those known in it, in either layout; rows are told apart by the list that they stand in. */
    private static final Map<String, Set<String>> BELOW = table("""
            actions: actionByCounts actionTypeCounts actions count item
            actions/item: actionCode actionDate actionTime calendarNumber committee committees links \
                recordedVotes sourceSystem text type
            activities: item
            activities/item: date name
            amendedAmendment: congress description number purpose type updateDate
            amendedBill: congress number originChamber originChamberCode title type updateDateIncludingText
            amendment: actions amendedAmendment amendedBill amendedTreaty amendments amendmentsToAmendment cdata \
                chamber congress cosponsors createDate description latestAction legislationUrl links \
                number proposedDate purpose sponsors submittedDate type updateDate url version
            amendments: amendment count
            amendmentsToAmendment: count
            bill: actions amendments billNumber billType calendarNumbers cboCostEstimates cdata committeeReports \
                committees congress constitutionalAuthorityStatementText cosponsors createDate introducedDate \
                isByRequest isReserved latestAction laws legislationUrl notes number originChamber \
                originChamberCode policyArea primarySubject recordedVotes relatedBills sponsors subjects \
                summaries textVersions title titles type updateDate updateDateIncludingText version
            billCommittees: item
            billCommittees/item: activities chamber name subcommittees systemCode type
            billSubjects: legislativeSubjects otherSubjects policyArea primarySubject
            billSummaries: item
            billSummaries/item: actionDate actionDesc lastSummaryUpdateDate name text updateDate versionCode
            calendarNumber: calendar number
            calendarNumbers: item
            calendarNumbers/item: calendar number
            cboCostEstimates: item
            cboCostEstimates/item: description pubDate rptPubDate rptTitle rptUrl title url
            cdata: text
            committee: name systemCode
            committeeReport: citation url
            committeeReports: committeeReport
            committees: billCommittees item
            committees/item: activities chamber name subcommittees systemCode type url
            cosponsors: count countIncludingWithdrawnCosponsors currentCount item totalCount
            cosponsors/item: bioguideId district firstName fullName identifiers isOriginalCosponsor lastName \
                middleName name party sponsorshipDate sponsorshipWithdrawnDate state url
            formats: item
            formats/item: type url
            identifiers: bioguideId gpoId lisID
            latestAction: actionDate actionTime links text
            laws: item
            laws/item: number type
            legislativeSubjects: item
            legislativeSubjects/item: name updateDate
            link: name url
            links: link
            notes: item
            notes/item: cdata links text
            otherSubjects: item
            otherSubjects/item: name parentSubject
            parentSubject: name
            policyArea: name updateDate
            primarySubject: name parentSubject
            recordedVote: chamber congress date fullActionName rollNumber sessionNumber url
            recordedVotes: recordedVote
            relatedBills: item
            relatedBills/item: congress latestAction latestTitle number relationshipDetails title type url
            relationshipDetails: item
            relationshipDetails/item: identifiedBy type
            sourceSystem: code name
            sponsors: item
            sponsors/item: bioguideId byRequestType district firstName fullName identifiers isByRequest lastName \
                middleName name party state url
            subcommittees: item
            subcommittees/item: activities name systemCode url
            subjects: billSubjects legislativeSubjects policyArea
            summaries: billSummaries summary
            summary: actionDate actionDesc cdata text updateDate versionCode
            textVersions: item
            textVersions/item: date formats type
            titles: item
            titles/item: billTextVersionCode billTextVersionName chamberCode chamberName parentTitleType title \
                titleType titleTypeCode updateDate
            """);

    /** Everything below them is as known as they are. */
    private static final Set<String> LEFT = Set.of("amendedTreaty");

    /** Of amendments older files have them, with nothing in them; one that said something would not be read. */
    private static final Map<String, Set<String>> EMPTY = Map.of("amendment", Set.of("notes", "titles"));

    private KnownElements() {}

    /** Paths of the unknown ones, each once, in the order of the file; what stands below one of them is not looked at. */
    static Map<String, XmlNode> unknown(XmlNode bill) {
        Map<String, XmlNode> found = new LinkedHashMap<>();
        look(bill, "bill", "bill", found);
        return found;
    }

    private static void look(XmlNode node, String key, String path, Map<String, XmlNode> found) {
        Set<String> known = BELOW.getOrDefault(key, Set.of());
        for (XmlNode child : node.children()) {
            if (child.isEmpty() && EMPTY.getOrDefault(key, Set.of()).contains(child.name())) {
                continue;
            }
            String below = path + "/" + child.name();
            if (!known.contains(child.name())) {
                if (found.size() < BillBounds.most("unknownElements")) {
                    found.putIfAbsent(
                            below.length() > BillBounds.LONGEST_NAME ? BillStatusReader.shortened(below) : below,
                            child);
                }
            } else if (!LEFT.contains(child.name())) {
                look(child, child.name().equals("item") ? node.name() + "/item" : child.name(), below, found);
            }
        }
    }

    private static Map<String, Set<String>> table(String rows) {
        return rows.lines()
                .map(row -> row.split(": "))
                .collect(Collectors.toUnmodifiableMap(
                        row -> row[0], row -> Set.copyOf(Arrays.asList(row[1].split(" +")))));
    }
}
