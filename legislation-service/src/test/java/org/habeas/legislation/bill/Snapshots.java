package org.habeas.legislation.bill;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillRecord.Origin;
import org.habeas.contracts.Chamber;
import org.jspecify.annotations.Nullable;

/** Snapshots for tests: each says what its test needs and nothing more. */
final class Snapshots {

    private final BillId id;
    private Origin origin = Origin.GOVINFO_BILLSTATUS;
    private Instant updated = Instant.parse("2018-05-01T00:00:00Z");
    private String hash = "a";
    private boolean seeded;
    private String title = "A resolution.";
    private final List<BillRecord.Title> moreTitles = new ArrayList<>();
    private boolean isWithoutValues;
    private LocalDate introduced;
    private @Nullable String policyArea = "International Affairs";
    private List<BillRecord.Sponsor> sponsors = List.of();
    private final List<BillRecord.Cosponsor> cosponsors = new ArrayList<>();
    private final List<BillRecord.Committee> committees = new ArrayList<>();
    private final List<BillRecord.Action> actions = new ArrayList<>();
    private final List<BillRecord.Text> texts = new ArrayList<>();
    private final List<BillRecord.RelatedBill> related = new ArrayList<>();
    private final List<BillRecord.Amendment> amendments = new ArrayList<>();
    private final List<BillRecord.RecordedVote> votes = new ArrayList<>();
    private final List<BillRecord.Summary> summaries = new ArrayList<>();
    private final List<BillRecord.CalendarPlace> calendars = new ArrayList<>();
    private final List<BillRecord.CostEstimate> costEstimates = new ArrayList<>();
    private List<String> reports = List.of();
    private List<String> notes = List.of();
    private List<String> partial = List.of();
    private @Nullable String authority;
    private List<String> subjects = List.of();
    private final List<BillRecord.Law> laws = new ArrayList<>();

    private Snapshots(String id) {
        this.id = BillId.parse(id);
        this.introduced = LocalDate.of(1788 + 2 * this.id.congress(), 3, 1);
    }

    static Snapshots of(String id) {
        return new Snapshots(id);
    }

    Snapshots from(Origin source) {
        this.origin = source;
        return this;
    }

    Snapshots stamped(String stamp, String contentHash) {
        this.updated = Instant.parse(stamp);
        this.hash = contentHash;
        return this;
    }

    Snapshots title(String text) {
        this.title = text;
        return this;
    }

    /** Beside the one it is displayed with. */
    Snapshots title(String kind, String text) {
        moreTitles.add(new BillRecord.Title(text, kind, null));
        return this;
    }

    Snapshots seeded() {
        this.seeded = true;
        return this;
    }

    Snapshots introduced(LocalDate day) {
        this.introduced = day;
        return this;
    }

    /** Without title, sponsor, day of introduction and policy area. */
    Snapshots withoutValues() {
        this.isWithoutValues = true;
        return this;
    }

    Snapshots policyArea(@Nullable String area) {
        this.policyArea = area;
        return this;
    }

    Snapshots sponsor(String bioguide) {
        this.sponsors = List.of(new BillRecord.Sponsor(bioguide, "Sen. " + bioguide, "D", "MA", null, false));
        return this;
    }

    Snapshots sponsors(BillRecord.Sponsor... all) {
        this.sponsors = List.of(all);
        return this;
    }

    Snapshots cosponsor(BillRecord.Cosponsor cosponsor) {
        cosponsors.add(cosponsor);
        return this;
    }

    Snapshots cosponsor(String bioguide, boolean withdrawn) {
        return cosponsor(bioguide, withdrawn, "Sen. " + bioguide);
    }

    Snapshots cosponsor(String bioguide, boolean withdrawn, String name) {
        cosponsors.add(new BillRecord.Cosponsor(
                bioguide, name, "R", "MS", null, introduced, true, withdrawn ? introduced : null));
        return this;
    }

    Snapshots committee(String code, String... subcommittees) {
        committees.add(new BillRecord.Committee(
                code,
                "Committee " + code,
                "Senate",
                List.of(new BillRecord.Activity("Referred To", Instant.parse("2018-05-01T15:00:00Z"))),
                "Standing",
                Stream.of(subcommittees)
                        .map(sub -> new BillRecord.Subcommittee(sub, "Subcommittee " + sub, List.of()))
                        .toList()));
        return this;
    }

    Snapshots action(String text) {
        return action(text, introduced.plusDays(actions.size()));
    }

    Snapshots action(String text, LocalDate day) {
        actions.add(
                new BillRecord.Action(actions.size() + 1, day, null, text, null, null, "Senate", List.of(), List.of()));
        return this;
    }

    /** As one system recorded it, on the day of the introduction. */
    Snapshots actionOf(String system, String text) {
        actions.add(new BillRecord.Action(
                actions.size() + 1, introduced, null, text, null, null, system, List.of(), List.of()));
        return this;
    }

    Snapshots text(String name) {
        return text(name, introduced);
    }

    Snapshots text(String name, LocalDate day) {
        texts.add(new BillRecord.Text(null, name, day, List.of()));
        return this;
    }

    Snapshots text(String name, String url) {
        texts.add(new BillRecord.Text(null, name, introduced, List.of(url)));
        return this;
    }

    Snapshots sponsor(String bioguide, @Nullable String party) {
        this.sponsors = List.of(new BillRecord.Sponsor(bioguide, "Sen. " + bioguide, party, "MA", null, false));
        return this;
    }

    Snapshots law(String number) {
        laws.add(new BillRecord.Law("Public Law", number));
        return this;
    }

    Snapshots related(String bill) {
        related.add(new BillRecord.RelatedBill(BillId.parse(bill), null, List.of("Related bill")));
        return this;
    }

    Snapshots related(String bill, String title, String... reasons) {
        related.add(new BillRecord.RelatedBill(BillId.parse(bill), title, List.of(reasons)));
        return this;
    }

    /** The lists of which it names every row and does not say all. */
    Snapshots partial(String... lists) {
        this.partial = List.of(lists);
        return this;
    }

    Snapshots amendment(BillRecord.Amendment amendment) {
        amendments.add(amendment);
        return this;
    }

    Snapshots vote(BillRecord.RecordedVote vote) {
        votes.add(vote);
        return this;
    }

    Snapshots amendment(String id, String purpose) {
        amendments.add(
                new BillRecord.Amendment(id, null, null, purpose, List.of(), List.of(), introduced, null, List.of()));
        return this;
    }

    Snapshots vote(int roll, String question) {
        votes.add(new BillRecord.RecordedVote(
                Chamber.SENATE, 113, 1, roll, null, introduced, question, List.of(), "https://senate.test/" + roll));
        return this;
    }

    Snapshots summary(String text) {
        summaries.add(new BillRecord.Summary("00", "Introduced in Senate", introduced, text));
        return this;
    }

    Snapshots calendar(String number) {
        calendars.add(new BillRecord.CalendarPlace("Senate Legislative Calendar", number, introduced));
        return this;
    }

    Snapshots costEstimate(String title) {
        costEstimates.add(new BillRecord.CostEstimate(title, null, null, null));
        return this;
    }

    Snapshots reports(String... citations) {
        this.reports = List.of(citations);
        return this;
    }

    Snapshots notes(String... texts) {
        this.notes = List.of(texts);
        return this;
    }

    Snapshots authority(String text) {
        this.authority = text;
        return this;
    }

    Snapshots subjects(String... terms) {
        this.subjects = List.of(terms);
        return this;
    }

    BillRecord record() {
        List<BillRecord.Title> titles = new ArrayList<>(List.of(new BillRecord.Title(title, "display", null)));
        titles.addAll(moreTitles);
        if (isWithoutValues) {
            titles.clear();
        }
        return new BillRecord(
                id,
                origin,
                updated,
                hash,
                UUID.randomUUID(),
                seeded,
                isWithoutValues ? null : introduced,
                titles,
                isWithoutValues ? List.of() : sponsors,
                List.copyOf(cosponsors),
                List.copyOf(committees),
                List.copyOf(actions),
                List.copyOf(texts),
                List.copyOf(related),
                isWithoutValues ? null : policyArea,
                subjects,
                List.copyOf(laws),
                List.of(),
                List.copyOf(amendments),
                List.copyOf(votes),
                List.copyOf(summaries),
                List.copyOf(calendars),
                reports,
                List.copyOf(costEstimates),
                notes,
                authority,
                List.of(),
                partial);
    }
}
