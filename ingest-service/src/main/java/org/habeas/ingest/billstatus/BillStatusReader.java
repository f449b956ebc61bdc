package org.habeas.ingest.billstatus;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillRecord.Activity;
import org.habeas.contracts.BillRecord.Committee;
import org.habeas.contracts.BillRecord.Cosponsor;
import org.habeas.contracts.BillRecord.Law;
import org.habeas.contracts.BillRecord.Origin;
import org.habeas.contracts.BillRecord.RelatedBill;
import org.habeas.contracts.BillRecord.Sponsor;
import org.habeas.contracts.BillRecord.Text;
import org.habeas.contracts.BillRecord.Title;
import org.habeas.contracts.MeasureType;
import org.jspecify.annotations.Nullable;

/**
 * Reads a BILLSTATUS file of GPO, in the layout 3.0.0 or the one before it. The layouts are told apart by their elements,
 * never by the version number, which is wrong in some files.
 */
public final class BillStatusReader {

    private static final ZoneId WASHINGTON = ZoneId.of("America/New_York");
    private static final DateTimeFormatter TWELVE_HOURS = DateTimeFormatter.ofPattern("hh:mma", java.util.Locale.US);

    /** Children of a bill that this version reads or knowingly leaves; anything else is reported. */
    private static final Set<String> KNOWN = Set.of(
            "number",
            "billNumber",
            "type",
            "billType",
            "congress",
            "updateDate",
            "updateDateIncludingText",
            "createDate",
            "originChamber",
            "originChamberCode",
            "introducedDate",
            "title",
            "titles",
            "sponsors",
            "cosponsors",
            "actions",
            "committees",
            "relatedBills",
            "subjects",
            "policyArea",
            "textVersions",
            "laws",
            "latestAction",
            "version",
            "constitutionalAuthorityStatementText",
            "legislationUrl",
            "calendarNumbers",
            "cdata",
            "isByRequest");

    private BillStatusReader() {}

    /** Whether XML is a BILLSTATUS file, by its root. */
    public static boolean isBillStatus(byte[] xml) throws BillStatusException {
        return BillStatusXml.root(xml).equals("billStatus");
    }

    /**
     * @param documentId of the stored file
     * @param today decides which Congress is the last that a bill can be of
     * @throws BillStatusException if the file is not well formed, or lacks what makes it a bill
     */
    public static BillRecord read(byte[] xml, UUID documentId, boolean seeded, LocalDate today)
            throws BillStatusException {
        XmlNode root = BillStatusXml.read(xml);
        XmlNode bill = root.child("bill")
                .orElseThrow(() ->
                        new BillStatusException("The element bill is missing", root.line(), root.column(), "bill"));
        BillStatusCheck.check(bill);
        List<Action> actions = actions(bill);
        BillRecord record = new BillRecord(
                id(bill, BillBounds.lastCongress(today)),
                Origin.GOVINFO_BILLSTATUS,
                stamp(bill, today),
                "",
                documentId,
                seeded,
                bill.child("introducedDate").isPresent()
                        ? date(bill.child("introducedDate").get())
                        : null,
                titles(bill),
                sponsors(bill),
                cosponsors(bill),
                committees(bill),
                actions,
                texts(bill),
                related(bill),
                policyArea(bill),
                subjects(bill),
                laws(bill),
                List.of(),
                bill.children().stream()
                        .map(XmlNode::name)
                        .filter(n -> !KNOWN.contains(n))
                        .distinct()
                        .map(n -> "bill/" + n)
                        .toList());
        return RecordHash.with(record);
    }

    private static BillId id(XmlNode bill, int lastCongress) throws BillStatusException {
        XmlNode type = bill.child("type")
                .or(() -> bill.child("billType"))
                .orElseThrow(() ->
                        new BillStatusException("The element type is missing", bill.line(), bill.column(), "type"));
        MeasureType measure = MeasureType.ofCode(type.text())
                .orElseThrow(() -> new BillStatusException(
                        "The element type names no kind of bill: " + shortened(type.text()),
                        type.line(),
                        type.column(),
                        "type"));
        return new BillId(
                within(bill, "congress", "congress", lastCongress),
                measure,
                within(bill, "number", "billNumber", BillBounds.LAST_NUMBER));
    }

    private static int within(XmlNode bill, String name, String older, int last) throws BillStatusException {
        XmlNode node = bill.child(name)
                .or(() -> bill.child(older))
                .orElseThrow(() -> new BillStatusException(
                        "The element " + name + " is missing", bill.line(), bill.column(), name));
        try {
            int value = Integer.parseInt(node.text());
            if (value > 0 && value <= last) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, with the line
        }
        throw new BillStatusException(
                "The element " + node.name() + " is not a number from 1 to " + last + ": " + shortened(node.text()),
                node.line(),
                node.column(),
                name);
    }

    private static Instant stamp(XmlNode bill, LocalDate today) throws BillStatusException {
        XmlNode node = bill.child("updateDate")
                .orElseThrow(() -> new BillStatusException(
                        "The element updateDate is missing", bill.line(), bill.column(), "updateDate"));
        Instant stamp = moment(node.text()).orElseThrow(() -> impossible(node));
        if (!BillBounds.isSaid(stamp, today)) {
            throw new BillStatusException(
                    "The element updateDate lies in the future", node.line(), node.column(), "updateDate");
        }
        return stamp;
    }

    private static List<Title> titles(XmlNode bill) {
        List<Title> titles = new ArrayList<>();
        bill.childText("title").ifPresent(t -> titles.add(new Title(t, "display", null)));
        for (XmlNode item : bill.items("titles", "item")) {
            String type = item.childText("titleType").orElse("").toLowerCase(java.util.Locale.ROOT);
            String kind = type.contains("short") ? "short" : type.contains("popular") ? "popular" : "official";
            if (type.startsWith("display")) {
                continue; // the bill's own title says the same
            }
            String stage = type.contains(" as ") ? type.substring(type.indexOf(" as ") + 1) : null;
            item.childText("title").ifPresent(t -> titles.add(new Title(t, kind, stage)));
        }
        return titles.stream().distinct().toList();
    }

    private static List<Sponsor> sponsors(XmlNode bill) {
        return bill.items("sponsors", "item").stream()
                .filter(s -> s.childText("bioguideId").isPresent())
                .map(s -> new Sponsor(
                        s.childText("bioguideId").orElseThrow(),
                        s.childText("fullName").orElse(""),
                        s.childText("party").orElse(null),
                        s.childText("state").orElse(null),
                        district(s),
                        s.childText("isByRequest")
                                .or(() -> s.childText("byRequestType"))
                                .filter(v -> !v.equals("N"))
                                .isPresent()))
                .toList();
    }

    private static List<Cosponsor> cosponsors(XmlNode bill) throws BillStatusException {
        List<Cosponsor> found = new ArrayList<>();
        for (XmlNode c : bill.items("cosponsors", "item")) {
            Optional<XmlNode> joined =
                    c.child("sponsorshipDate").filter(d -> !d.text().isEmpty());
            if (c.childText("bioguideId").isEmpty() || joined.isEmpty()) {
                continue;
            }
            Optional<XmlNode> withdrawn =
                    c.child("sponsorshipWithdrawnDate").filter(d -> !d.text().isEmpty());
            found.add(new Cosponsor(
                    c.childText("bioguideId").orElseThrow(),
                    c.childText("fullName").orElse(""),
                    c.childText("party").orElse(null),
                    c.childText("state").orElse(null),
                    district(c),
                    date(joined.get()),
                    c.childText("isOriginalCosponsor").orElse("").equalsIgnoreCase("true"),
                    withdrawn.isPresent() ? date(withdrawn.get()) : null));
        }
        return found.stream().distinct().toList();
    }

    private static @Nullable Integer district(XmlNode member) {
        return member.childText("district")
                .filter(d -> d.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .orElse(null);
    }

    private static List<Committee> committees(XmlNode bill) throws BillStatusException {
        List<XmlNode> items = bill.items("committees", "item");
        if (items.isEmpty()) {
            items = bill.items("committees", "billCommittees", "item");
        }
        List<Committee> found = new ArrayList<>();
        for (XmlNode c : items) {
            List<Activity> activities = new ArrayList<>();
            for (XmlNode a : c.items("activities", "item")) {
                Optional<XmlNode> at = a.child("date").filter(d -> !d.text().isEmpty());
                activities.add(new Activity(
                        a.childText("name").orElse(""),
                        at.isPresent() ? moment(at.get().text()).orElse(null) : null));
            }
            found.add(new Committee(
                    c.childText("systemCode").orElse(""),
                    c.childText("name").orElse(""),
                    c.childText("chamber").orElse(null),
                    activities));
        }
        return found;
    }

    /** Newest first in the file; the sequence counts from the oldest. */
    private static List<Action> actions(XmlNode bill) throws BillStatusException {
        List<XmlNode> items = new ArrayList<>(bill.items("actions", "item"));
        Collections.reverse(items);
        List<Action> found = new ArrayList<>();
        for (XmlNode a : items) {
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
                    date(day.get()),
                    a.childText("actionTime").flatMap(BillStatusReader::time).orElse(null),
                    texts.text(),
                    a.childText("type").orElse(null),
                    a.childText("actionCode").orElse(null),
                    a.child("sourceSystem").flatMap(s -> s.childText("name")).orElse(null),
                    List.copyOf(codes),
                    texts.references()));
        }
        return found;
    }

    private static List<Text> texts(XmlNode bill) throws BillStatusException {
        List<Text> found = new ArrayList<>();
        for (XmlNode t : bill.items("textVersions", "item")) {
            Optional<String> name = t.childText("type");
            if (name.isEmpty()) {
                continue; // the list often ends with an item in which everything is empty
            }
            Optional<XmlNode> at = t.child("date").filter(d -> !d.text().isEmpty());
            List<String> urls = new ArrayList<>();
            t.items("formats", "item").forEach(f -> f.childText("url").ifPresent(urls::add));
            LocalDate day = at.isPresent()
                    ? moment(at.get().text())
                            .map(i -> i.atZone(WASHINGTON).toLocalDate())
                            .orElse(null)
                    : null;
            found.add(new Text(null, name.get(), day, urls));
        }
        return found;
    }

    private static List<RelatedBill> related(XmlNode bill) {
        List<RelatedBill> found = new ArrayList<>();
        for (XmlNode r : bill.items("relatedBills", "item")) {
            Optional<MeasureType> type = r.childText("type").flatMap(MeasureType::ofCode);
            String number = r.childText("number").orElse("");
            String congress = r.childText("congress").orElse("");
            if (type.isPresent()
                    && number.matches("[1-9][0-9]{0,4}")
                    && congress.matches("[1-9][0-9]{0,2}")
                    && Integer.parseInt(congress) <= BillBounds.LAST_CONGRESS) {
                List<String> reasons = new ArrayList<>();
                r.items("relationshipDetails", "item")
                        .forEach(d -> reasons.add(d.childText("type").orElse("") + " ("
                                + d.childText("identifiedBy").orElse("") + ")"));
                found.add(new RelatedBill(
                        new BillId(Integer.parseInt(congress), type.get(), Integer.parseInt(number)),
                        r.childText("title")
                                .or(() -> r.childText("latestTitle"))
                                .orElse(null),
                        reasons));
            }
        }
        return found;
    }

    private static @Nullable String policyArea(XmlNode bill) {
        return bill.child("policyArea").flatMap(p -> p.childText("name")).orElse(null);
    }

    private static List<String> subjects(XmlNode bill) {
        List<String> names = new ArrayList<>();
        bill.items("subjects", "legislativeSubjects", "item")
                .forEach(s -> s.childText("name").ifPresent(names::add));
        bill.items("subjects", "billSubjects", "legislativeSubjects", "item")
                .forEach(s -> s.childText("name").ifPresent(names::add));
        return names;
    }

    private static List<Law> laws(XmlNode bill) {
        return bill.items("laws", "item").stream()
                .filter(l -> l.childText("number").isPresent())
                .map(l -> new Law(
                        l.childText("type").orElse("Public Law"),
                        l.childText("number").orElseThrow()))
                .toList();
    }

    private static LocalDate date(XmlNode node) throws BillStatusException {
        String text = node.text();
        return BillBounds.day(text.length() > 10 ? text.substring(0, 10) : text).orElseThrow(() -> impossible(node));
    }

    /** A day or a moment; without an offset it is Washington's. */
    static Optional<Instant> moment(String text) {
        if (text.length() <= 10) {
            return BillBounds.day(text).map(d -> d.atStartOfDay(WASHINGTON).toInstant());
        }
        if (text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d")) {
            return BillBounds.moment(text);
        }
        try {
            return BillBounds.day(text.substring(0, 10))
                    .map(d -> LocalDateTime.parse(text).atZone(WASHINGTON).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** {@code 18:59:00}, and in files from before June 2016 {@code 06:59PM}. */
    private static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(text.endsWith("M") ? LocalTime.parse(text, TWELVE_HOURS) : LocalTime.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static BillStatusException impossible(XmlNode node) {
        return new BillStatusException(
                "The element " + node.name() + " is not a date that exists: " + shortened(node.text()),
                node.line(),
                node.column(),
                node.name());
    }

    static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
