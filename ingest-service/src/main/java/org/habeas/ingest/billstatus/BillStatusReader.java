package org.habeas.ingest.billstatus;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillRecord.Activity;
import org.habeas.contracts.BillRecord.Amendment;
import org.habeas.contracts.BillRecord.Committee;
import org.habeas.contracts.BillRecord.Cosponsor;
import org.habeas.contracts.BillRecord.CostEstimate;
import org.habeas.contracts.BillRecord.Law;
import org.habeas.contracts.BillRecord.Origin;
import org.habeas.contracts.BillRecord.RelatedBill;
import org.habeas.contracts.BillRecord.Sponsor;
import org.habeas.contracts.BillRecord.Subcommittee;
import org.habeas.contracts.BillRecord.Summary;
import org.habeas.contracts.BillRecord.Text;
import org.habeas.contracts.BillRecord.Title;
import org.habeas.contracts.MeasureType;
import org.jspecify.annotations.Nullable;

/**
 * Reads a BILLSTATUS file of GPO, in the layout 3.0.0 or the one before it. The layouts are told apart by their elements,
 * never by the version number, which is wrong in some files.
 */
public final class BillStatusReader {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

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
        return readFile(xml, documentId, seeded, today).bill();
    }

    /** The same, with what is odd about the file. */
    public static BillFile readFile(byte[] xml, UUID documentId, boolean seeded, LocalDate today)
            throws BillStatusException {
        XmlNode root = BillStatusXml.read(xml);
        XmlNode bill = root.child("bill").orElseThrow(() -> BillStatusException.missing(root, "bill"));
        return read(bill, Origin.GOVINFO_BILLSTATUS, List.of(), documentId, seeded, today);
    }

    /**
     * Reads what official sources say of a bill, whichever of them wrote it down.
     *
     * @param bill the element of this name, and all that stands below it, in one of the two layouts
     * @param partial as in the record
     * @throws BillStatusException if it lacks what makes it a bill, or says what cannot be
     */
    public static BillFile read(
            XmlNode bill, Origin source, List<String> partial, UUID documentId, boolean seeded, LocalDate today)
            throws BillStatusException {
        BillStatusCheck.check(bill);
        BillId id = id(bill, BillBounds.lastCongress(today));
        List<Action> actions = ActionReader.read(bill.items("actions", "item"));
        VoteReader votes = new VoteReader(id.congress());
        votes.read(listedVotes(bill), actions, null, bill);
        List<Amendment> amendments = AmendmentReader.read(bill, id.congress(), votes);
        Map<String, XmlNode> unknown = KnownElements.unknown(bill);
        BillRecord record = new BillRecord(
                id,
                source,
                stamp(bill, today),
                "",
                documentId,
                seeded,
                bill.child("introducedDate").isPresent()
                        ? BillDates.day(bill.child("introducedDate").get())
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
                amendments,
                votes.votes(),
                summaries(bill),
                CalendarReader.read(bill, actions),
                reports(bill),
                costEstimates(bill),
                notes(bill),
                bill.childText("constitutionalAuthorityStatementText")
                        .map(MarkupText::lines)
                        .orElse(null),
                List.copyOf(unknown.keySet()),
                partial);
        RecordHash.Hashed hashed = RecordHash.hashed(record);
        return new BillFile(hashed.record(), hashed.bytes(), BillOddities.of(bill, unknown));
    }

    private static BillId id(XmlNode bill, int lastCongress) throws BillStatusException {
        XmlNode type = bill.child("type")
                .or(() -> bill.child("billType"))
                .orElseThrow(() -> BillStatusException.missing(bill, "type"));
        MeasureType measure = MeasureType.ofCode(type.text())
                .orElseThrow(() -> BillStatusException.of(type, "names no kind of bill: " + shortened(type.text())));
        return new BillId(
                within(bill, "congress", "congress", lastCongress),
                measure,
                within(bill, "number", "billNumber", BillBounds.LAST_NUMBER));
    }

    private static int within(XmlNode bill, String name, String older, int last) throws BillStatusException {
        XmlNode node =
                bill.child(name).or(() -> bill.child(older)).orElseThrow(() -> BillStatusException.missing(bill, name));
        try {
            int value = Integer.parseInt(node.text());
            if (value > 0 && value <= last) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, with the line
        }
        throw BillStatusException.of(node, "is not a number from 1 to " + last + ": " + shortened(node.text()));
    }

    /**
     * When the source last touched the bill: {@code updateDate} leaves its texts out, and an edition in which nothing but a text is new
     * differs from the one before by {@code updateDateIncludingText} alone, which files of the older layout lack.
     */
    private static Instant stamp(XmlNode bill, LocalDate today) throws BillStatusException {
        XmlNode node = bill.child("updateDate").orElseThrow(() -> BillStatusException.missing(bill, "updateDate"));
        Instant stamp = stampOf(node, today);
        Optional<XmlNode> ofTexts =
                bill.child("updateDateIncludingText").filter(n -> !n.text().isEmpty());
        if (ofTexts.isEmpty()) {
            return stamp;
        }
        Instant texts = stampOf(ofTexts.get(), today);
        return texts.isAfter(stamp) ? texts : stamp;
    }

    private static Instant stampOf(XmlNode node, LocalDate today) throws BillStatusException {
        Instant stamp = BillDates.moment(node.text()).orElseThrow(() -> BillDates.impossible(node));
        if (!BillBounds.isSaid(stamp, today)) {
            throw BillStatusException.of(node, "lies in the future");
        }
        return stamp;
    }

    private static List<Title> titles(XmlNode bill) {
        List<Title> titles = new ArrayList<>();
        bill.childText("title").ifPresent(t -> titles.add(new Title(t, "display", null)));
        for (XmlNode item : bill.items("titles", "item")) {
            if (isDisplayTitle(item)) {
                continue;
            }
            String type = titleType(item);
            String kind = type.contains("short") ? "short" : type.contains("popular") ? "popular" : "official";
            String stage = type.contains(" as ") ? type.substring(type.indexOf(" as ") + 1) : null;
            item.childText("title").ifPresent(t -> titles.add(new Title(t, kind, stage)));
        }
        return titles.stream().distinct().toList();
    }

    private static String titleType(XmlNode item) {
        return item.childText("titleType").orElse("").toLowerCase(Locale.ROOT);
    }

    /** The bill's own title says the same. */
    static boolean isDisplayTitle(XmlNode item) {
        return titleType(item).startsWith("display");
    }

    private static List<Sponsor> sponsors(XmlNode bill) {
        return bill.items("sponsors", "item").stream()
                .filter(s -> s.childText("bioguideId").isPresent())
                .map(s -> new Sponsor(
                        s.childText("bioguideId").orElseThrow(),
                        name(s, "fullName").orElse(""),
                        s.childText("party").orElse(null),
                        s.childText("state").orElse(null),
                        district(s),
                        s.childText("isByRequest")
                                .or(() -> s.childText("byRequestType"))
                                .filter(v -> !v.equals("N"))
                                .isPresent()))
                .toList();
    }

    /** Of a bill, or of an amendment. */
    static List<Cosponsor> cosponsors(XmlNode bill) throws BillStatusException {
        List<Cosponsor> found = new ArrayList<>();
        for (XmlNode c : bill.items("cosponsors", "item")) {
            if (!isCosponsor(c)) {
                continue;
            }
            Optional<XmlNode> withdrawn =
                    c.child("sponsorshipWithdrawnDate").filter(d -> !d.text().isEmpty());
            found.add(new Cosponsor(
                    c.childText("bioguideId").orElseThrow(),
                    name(c, "fullName").orElse(""),
                    c.childText("party").orElse(null),
                    c.childText("state").orElse(null),
                    district(c),
                    BillDates.day(c.child("sponsorshipDate").orElseThrow()),
                    c.childText("isOriginalCosponsor").orElse("").equalsIgnoreCase("true"),
                    withdrawn.isPresent() ? BillDates.day(withdrawn.get()) : null));
        }
        return found.stream().distinct().toList();
    }

    static boolean isCosponsor(XmlNode row) {
        return row.childText("bioguideId").isPresent()
                && row.childText("sponsorshipDate").isPresent();
    }

    /** In some editions with two blanks where others have one: "Ernst, Joni  [R-IA]". */
    static Optional<String> name(XmlNode member, String child) {
        return member.childText(child).map(name -> BLANKS.matcher(name).replaceAll(" "));
    }

    static boolean isDistrict(XmlNode district) {
        return district.text().matches("[0-9]{1,3}");
    }

    static @Nullable Integer district(XmlNode member) {
        return member.child("district")
                .filter(BillStatusReader::isDistrict)
                .map(XmlNode::text)
                .map(Integer::valueOf)
                .orElse(null);
    }

    private static List<Committee> committees(XmlNode bill) {
        List<XmlNode> items = bill.items("committees", "item");
        if (items.isEmpty()) {
            items = bill.items("committees", "billCommittees", "item");
        }
        List<Committee> found = new ArrayList<>();
        for (XmlNode c : items) {
            List<Subcommittee> parts = c.items("subcommittees", "item").stream()
                    .map(part -> new Subcommittee(
                            part.childText("systemCode").orElse(""),
                            part.childText("name").orElse(""),
                            activities(part)))
                    .toList();
            found.add(new Committee(
                    c.childText("systemCode").orElse(""),
                    c.childText("name").orElse(""),
                    c.childText("chamber").orElse(null),
                    activities(c),
                    c.childText("type").orElse(null),
                    parts));
        }
        return found;
    }

    private static List<Activity> activities(XmlNode committee) {
        return committee.items("activities", "item").stream()
                .map(a -> new Activity(
                        a.childText("name").orElse(""),
                        a.childText("date").flatMap(BillDates::moment).orElse(null)))
                .toList();
    }

    private static List<Text> texts(XmlNode bill) {
        List<Text> found = new ArrayList<>();
        for (XmlNode t : bill.items("textVersions", "item")) {
            Optional<String> name = t.childText("type");
            if (name.isEmpty()) {
                continue; // the list often ends with an item in which everything is empty
            }
            List<String> urls = new ArrayList<>();
            t.items("formats", "item").forEach(f -> f.childText("url").ifPresent(urls::add));
            found.add(new Text(null, name.get(), BillDates.washingtonDayOf(t, "date"), urls));
        }
        return found;
    }

    private static List<RelatedBill> related(XmlNode bill) {
        List<RelatedBill> found = new ArrayList<>();
        for (XmlNode r : bill.items("relatedBills", "item")) {
            Optional<BillId> id = relatedId(r);
            if (id.isPresent()) {
                List<String> reasons = new ArrayList<>();
                r.items("relationshipDetails", "item")
                        .forEach(d -> reasons.add(d.childText("type").orElse("") + " ("
                                + d.childText("identifiedBy").orElse("") + ")"));
                found.add(new RelatedBill(
                        id.get(),
                        r.childText("title")
                                .or(() -> r.childText("latestTitle"))
                                .orElse(null),
                        reasons));
            }
        }
        return found;
    }

    /** Files from before June 2016 write the type with dots: {@code H.Res.}. */
    static Optional<BillId> relatedId(XmlNode related) {
        Optional<MeasureType> type =
                related.childText("type").map(t -> t.replaceAll("[. ]", "")).flatMap(MeasureType::ofCode);
        String number = related.childText("number").orElse("");
        String congress = related.childText("congress").orElse("");
        return type.isPresent()
                        && number.matches("[1-9][0-9]{0,4}")
                        && congress.matches("[1-9][0-9]{0,2}")
                        && Integer.parseInt(congress) <= BillBounds.LAST_CONGRESS
                ? Optional.of(new BillId(Integer.parseInt(congress), type.get(), Integer.parseInt(number)))
                : Optional.empty();
    }

    private static @Nullable String policyArea(XmlNode bill) {
        return bill.child("policyArea")
                .or(() -> bill.child("primarySubject")) // as some files of the older layout call it
                .flatMap(p -> p.childText("name"))
                .orElse(null);
    }

    private static List<String> subjects(XmlNode bill) {
        List<String> names = new ArrayList<>();
        bill.items("subjects", "legislativeSubjects", "item")
                .forEach(s -> s.childText("name").ifPresent(names::add));
        bill.items("subjects", "billSubjects", "legislativeSubjects", "item")
                .forEach(s -> s.childText("name").ifPresent(names::add));
        bill.items("subjects", "billSubjects", "otherSubjects", "item")
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

    private static List<XmlNode> listedVotes(XmlNode bill) {
        List<XmlNode> listed = new ArrayList<>(bill.items("recordedVotes", "recordedVote"));
        listed.addAll(bill.items("actions", "item", "recordedVotes", "recordedVote"));
        return listed;
    }

    /** Oldest first, as far as they say of when they are. */
    private static List<Summary> summaries(XmlNode bill) throws BillStatusException {
        List<XmlNode> items = new ArrayList<>(bill.items("summaries", "summary"));
        items.addAll(bill.items("summaries", "billSummaries", "item"));
        List<Summary> found = new ArrayList<>();
        for (XmlNode s : items) {
            Optional<String> text = textOf(s);
            if (text.isPresent()) {
                found.add(new Summary(
                        s.childText("versionCode").orElse(null),
                        s.childText("actionDesc").orElse(null),
                        BillDates.dayOf(s, "actionDate"),
                        text.get()));
            }
        }
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(Summary::date, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    /** Of a summary or a note; CDATA is an element of its own in older files. */
    static Optional<String> textOf(XmlNode row) {
        return row.child("text")
                .filter(text -> !text.text().isEmpty())
                .or(() -> row.child("cdata").flatMap(c -> c.child("text")))
                .map(XmlNode::lines)
                .filter(lines -> !lines.isEmpty());
    }

    private static List<String> reports(XmlNode bill) {
        return bill.items("committeeReports", "committeeReport").stream()
                .flatMap(r -> r.childText("citation").stream())
                .distinct()
                .toList();
    }

    private static List<CostEstimate> costEstimates(XmlNode bill) {
        return bill.items("cboCostEstimates", "item").stream()
                .filter(e -> estimateTitle(e).isPresent())
                .map(e -> new CostEstimate(
                        MarkupText.line(estimateTitle(e).orElseThrow()),
                        e.childText("pubDate")
                                .or(() -> e.childText("rptPubDate"))
                                .flatMap(BillDates::moment)
                                .orElse(null),
                        e.childText("url")
                                .or(() -> e.childText("rptUrl"))
                                .filter(BillBounds::isAddress)
                                .orElse(null),
                        e.childText("description").map(MarkupText::line).orElse(null)))
                .toList();
    }

    static Optional<String> estimateTitle(XmlNode row) {
        return row.childText("title").or(() -> row.childText("rptTitle"));
    }

    private static List<String> notes(XmlNode bill) {
        return bill.items("notes", "item").stream()
                .flatMap(row -> textOf(row).stream())
                .toList();
    }

    static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
