package org.habeas.detainee.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.statement.CaseFile;
import org.habeas.detainee.statement.CaseFiles;
import org.habeas.detainee.statement.CustodyPeriod;
import org.habeas.detainee.statement.DisplayRule;
import org.habeas.detainee.statement.Evidence;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Standing;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.Statements;
import org.habeas.detainee.statement.Testimony;
import org.habeas.detainee.statement.Thing;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.language.edtf.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * A person as computed from statements: the stored one from those marked CLEAR. Lists hold each stated value with who says
 * so, contradictions side by side.
 *
 * @param computedBy the rule and the settings; null where an earlier version computed it, which did not say
 * @param custodyPeriods the times in custody; null where an earlier version computed it
 * @param caseFiles the cases with their charges, hearings and sentences; null where an earlier version computed it
 * @param nextLimit the first day on which the same statements may be shown otherwise; null if there is none
 * @param computedOn the day for which it was computed: from this one until {@code nextLimit} the same statements give the same; null where
 *     an earlier version computed it, which did not say
 */
record DetaineeView(
        DetaineeSummary summary,
        @Nullable String proceedingsSince,
        List<Stated> charges,
        List<Stated> sentences,
        List<Stated> places,
        List<Stated> offices,
        List<Stated> born,
        List<Stated> cases,
        List<Stated> releases,
        int statements,
        @Nullable String computedBy,
        @Nullable LocalDate nextLimit,
        @Nullable List<CustodyPeriod> custodyPeriods,
        @Nullable List<CaseFile> caseFiles,
        @Nullable LocalDate computedOn) {

    /** A statement with the date that it is sorted by, read once. */
    private record Placed(Statement s, @Nullable Edtf from) {}

    /**
     * One stated value with its evidence.
     *
     * @param about the case, charge, hearing or sentence that it is about, by a name of the record's own
     * @param thing the same, as its statement addresses it; absent where it names none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stated(
            String property,
            String value,
            @Nullable String validFrom,
            @Nullable String validTo,
            Evidence evidence,
            @Nullable String about,
            @Nullable Thing thing) {}

    /**
     * @param statements of one person, at least one name among them, in any order
     * @param clearance statements marked above it are left out
     * @param staleAfterDays without a newer source for so long, the record says that it is stale
     */
    static DetaineeView compute(
            UUID id, String slug, List<Statement> statements, Tlp clearance, LocalDate today, int staleAfterDays) {
        return compute(id, slug, statements, clearance, today, today, staleAfterDays);
    }

    /**
     * @param day whose end it is told for: what begins later is not shown
     * @param today by which the newest source is old or not
     */
    static DetaineeView compute(
            UUID id,
            String slug,
            List<Statement> statements,
            Tlp clearance,
            LocalDate day,
            LocalDate today,
            int staleAfterDays) {
        List<Statement> seen = seen(statements, clearance);
        Testimony said = new Testimony(seen);
        Standing standing = Standing.of(said, day);
        List<Statement> counted = Statements.counted(said, day);
        Map<Property, List<Statement>> begun = (day.equals(today) ? counted : Statements.begun(counted, day))
                .stream().collect(Collectors.groupingBy(Statement::property));
        List<CaseFile> files = CaseFiles.of(id, said, day);
        return new DetaineeView(
                summary(id, slug, standing, counted, today, staleAfterDays).with(BriefCases.of(files)),
                standing.proceedingsSince(),
                stated(begun, Property.CHARGED_UNDER),
                stated(begun, Property.SENTENCE),
                stated(begun, Property.PLACE_OF_DETENTION),
                stated(begun, Property.OFFICE),
                stated(begun, Property.BIRTH_DATE, Property.BIRTH_PLACE, Property.CITIZENSHIP),
                stated(begun, Property.CASE),
                stated(begun, Property.RELEASE_MANNER),
                seen.size(),
                computedBy(staleAfterDays),
                nextLimit(seen, standing, today, staleAfterDays),
                CustodyPeriod.of(said, day),
                files,
                day);
    }

    /**
     * The summary alone of what {@link #compute} gives of CLEAR statements, without the cases: what people are selected, sorted and
     * listed by.
     */
    static DetaineeSummary summary(
            UUID id, String slug, List<Statement> statements, LocalDate day, LocalDate today, int staleAfterDays) {
        Testimony said = new Testimony(seen(statements, Tlp.CLEAR));
        return summary(id, slug, Standing.of(said, day), Statements.counted(said, day), today, staleAfterDays);
    }

    /** The cases in short, as {@link #compute} gives them of CLEAR statements. */
    static DetaineeSummary.@Nullable CasesInBrief cases(UUID id, List<Statement> statements, LocalDate day) {
        return BriefCases.of(CaseFiles.of(id, seen(statements, Tlp.CLEAR), day));
    }

    private static List<Statement> seen(List<Statement> statements, Tlp clearance) {
        return statements.stream()
                .filter(s -> Clearances.mayShow(Outlet.RECORD, s.tlp(), clearance))
                .map(s -> new Placed(s, s.from()))
                .sorted(Comparator.comparing(Placed::from, Edtf.BY_EARLIEST).thenComparing(p -> p.s().id()))
                .map(Placed::s)
                .toList();
    }

    private static DetaineeSummary summary(
            UUID id, String slug, Standing standing, List<Statement> counted, LocalDate today, int staleAfterDays) {
        List<DetaineeSummary.Name> names = names(counted);
        return new DetaineeSummary(
                id,
                slug,
                names.isEmpty() ? slug : names.getFirst().text(),
                names,
                standing.custody().name(),
                standing.custodySince(),
                standing.proceedings().name(),
                standing.headline().code(),
                standing.heldSince(),
                standing.heldBy(),
                counted.stream()
                        .filter(s -> s.property() == Property.GROUP)
                        .map(Statement::value)
                        .distinct()
                        .sorted()
                        .toList(),
                standing.contested(),
                standing.singleParty(),
                isStale(standing.lastVerified(), today, staleAfterDays),
                standing.lastVerified(),
                0,
                Instant.EPOCH,
                null);
    }

    /** What a record computed today says of how it was computed. */
    static String computedBy(int staleAfterDays) {
        return DisplayRule.ID + ", stale after " + staleAfterDays + " days";
    }

    /** Whether the newest source is older than the limit; a person of whom no source is dated is stale. */
    private static boolean isStale(@Nullable String lastVerified, LocalDate today, int staleAfterDays) {
        return firstStaleDay(lastVerified, staleAfterDays)
                .map(day -> !day.isAfter(today))
                .orElse(true);
    }

    private static Optional<LocalDate> firstStaleDay(@Nullable String lastVerified, int staleAfterDays) {
        return Optional.ofNullable(lastVerified)
                .flatMap(Edtf::parse)
                .flatMap(d -> Optional.ofNullable(d.latest()))
                .map(latest -> latest.plusDays(staleAfterDays).plusDays(1));
    }

    /** When the next source that says it is of a time to come begins to count as news. */
    private static Optional<LocalDate> firstDayOfASource(List<Statement> seen, LocalDate today) {
        return seen.stream()
                .flatMap(s -> Stream.ofNullable(s.published()))
                .flatMap(d -> Stream.ofNullable(d.earliest()))
                .map(first -> first.minusDays(1))
                .filter(day -> day.isAfter(today))
                .min(Comparator.naturalOrder());
    }

    private static @Nullable LocalDate nextLimit(
            List<Statement> seen, Standing standing, LocalDate today, int staleAfterDays) {
        return Stream.of(
                        DisplayRule.nextLimit(seen, today),
                        firstStaleDay(standing.lastVerified(), staleAfterDays),
                        firstDayOfASource(seen, today),
                        Optional.ofNullable(standing.nextLimit()))
                .flatMap(Optional::stream)
                .filter(day -> day.isAfter(today))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** This view, with the revision and time of another. */
    DetaineeView at(DetaineeView other) {
        return at(other.summary.revision(), other.summary.updated());
    }

    /** Whether a reader sees no difference, whatever computed the two and however long they hold. */
    boolean saysTheSameAs(DetaineeView other) {
        return equals(new DetaineeView(
                other.summary,
                other.proceedingsSince,
                other.charges,
                other.sentences,
                other.places,
                other.offices,
                other.born,
                other.cases,
                other.releases,
                other.statements,
                computedBy,
                nextLimit,
                other.custodyPeriods,
                other.caseFiles == null && files().isEmpty() ? caseFiles : other.caseFiles,
                computedOn));
    }

    /** The cases; none where an earlier version computed the record. */
    List<CaseFile> files() {
        return caseFiles == null ? List.of() : caseFiles;
    }

    DetaineeView at(long revision, Instant updated) {
        return with(summary.at(revision, updated), computedOn);
    }

    /** This view, whatever the day for which it was computed. */
    DetaineeView ofAnyDay() {
        return with(summary, null);
    }

    private DetaineeView with(DetaineeSummary told, @Nullable LocalDate of) {
        return new DetaineeView(
                told,
                proceedingsSince,
                charges,
                sentences,
                places,
                offices,
                born,
                cases,
                releases,
                statements,
                computedBy,
                nextLimit,
                custodyPeriods,
                caseFiles,
                of);
    }

    /** The primary name first, then the others by script and letters; each text once. */
    private static List<DetaineeSummary.Name> names(List<Statement> seen) {
        return seen.stream()
                .filter(s -> s.property() == Property.NAME)
                .map(s -> {
                    Statement.NameForm form =
                            s.name() == null ? new Statement.NameForm(null, null, "spelling") : s.name();
                    return new DetaineeSummary.Name(
                            s.value(),
                            form.script(),
                            form.language(),
                            form.kind(),
                            s.evidence().provenance());
                })
                .sorted(Comparator.comparing(
                                (DetaineeSummary.Name n) -> !n.kind().equals("primary"))
                        .thenComparing(n -> String.valueOf(n.script()))
                        .thenComparing(DetaineeSummary.Name::text))
                .collect(Collectors.collectingAndThen(
                        Collectors.toMap(DetaineeSummary.Name::text, n -> n, (a, b) -> a, LinkedHashMap::new),
                        byText -> List.copyOf(byText.values())));
    }

    /** By the day on which it began, then by the id. */
    private static List<Stated> stated(Map<Property, List<Statement>> begun, Property... properties) {
        return Stream.of(properties)
                .flatMap(p -> begun.getOrDefault(p, List.of()).stream())
                .map(s -> new Placed(s, s.from()))
                .sorted(Comparator.comparing(Placed::from, Edtf.BY_EARLIEST).thenComparing(p -> p.s().id()))
                .map(Placed::s)
                .map(s -> new Stated(
                        s.property().code(),
                        s.value(),
                        s.validFrom(),
                        s.validTo(),
                        s.evidence(),
                        s.said().about(),
                        s.said().thing()))
                .distinct() // joined records may say the very same
                .toList();
    }
}
