package org.habeas.legislation.bill;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.contracts.BillId;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.legislation.document.DocumentsUntil;
import org.habeas.legislation.document.MentionService;
import org.jspecify.annotations.Nullable;

/** Makes what a client is told of one bill, alone or among others, with the parts that {@code include=} asks for. */
@ApplicationScoped
class BillAnswers {

    static final String INCLUDE =
            "actions, sponsors, cosponsors, committees, texts, amendments, votes, related, lineage, subjects, summaries, documents,"
                    + " detainees; several with commas";

    /** For many bills at once: a family is asked for one by one. */
    static final String INCLUDE_OF_MANY =
            "actions, sponsors, cosponsors, committees, texts, amendments, votes, related, subjects, summaries, documents, detainees;"
                    + " several with commas";

    /** As many as one page can hold; the rest are at {@code /documents} and {@code /detainees}. */
    private static final int MOST_INCLUDED = 200;

    private static final Set<String> PARTS = new TreeSet<>(Set.of(
            "actions",
            "sponsors",
            "cosponsors",
            "committees",
            "texts",
            "amendments",
            "votes",
            "related",
            "lineage",
            "subjects",
            "summaries",
            "documents",
            "detainees"));

    private final MentionService mentions;
    private final BillService bills;
    private final LineageService lineages;
    private final BillPasts pasts;

    BillAnswers(MentionService mentions, BillService bills, LineageService lineages, BillPasts pasts) {
        this.mentions = mentions;
        this.bills = bills;
        this.lineages = lineages;
        this.pasts = pasts;
    }

    /** The parts that a parameter names; an unknown one is a 400. */
    static Set<String> parts(@Nullable String include) {
        Set<String> parts = new TreeSet<>();
        if (include != null && !include.isBlank()) {
            for (String part : include.split(",")) {
                if (!PARTS.contains(part.strip())) {
                    String detail = "include takes " + String.join(", ", PARTS) + ".";
                    throw new InvalidRequest(detail, FieldProblem.parameter("include", "unknown", detail));
                }
                parts.add(part.strip());
            }
        }
        return parts;
    }

    /** As {@link #parts}, for many bills at once. */
    static Set<String> partsOfMany(@Nullable String include) {
        Set<String> parts = parts(include);
        if (parts.contains("lineage")) {
            String detail = "lineage is told of one bill at a time, at /v1/bills/{id}/lineage.";
            throw new InvalidRequest(detail, FieldProblem.parameter("include", "one-only", detail));
        }
        return parts;
    }

    /** In a transaction of its own: whoever reads one bill after the other keeps no connection between. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    BillAnswer read(String bill, Set<String> parts, List<String> marks, BiConsumer<String, Stream<Tlp>> shown) {
        return of(new BillPasts.Shown(bills.view(bill), new Past(null, null), null), parts, marks, shown);
    }

    /**
     * A bill with parts, or as it was; as it is without any, {@link BillHeadAnswers} reads less for.
     *
     * @param marks of the documents that the reader may know of
     * @param shown is told of which records something with which marks is in the answer
     */
    Optional<BillService.Revised<BillAnswer>> find(
            BillId bill, Set<String> parts, Past past, List<String> marks, BiConsumer<String, Stream<Tlp>> shown) {
        if (parts.contains("lineage") && !past.isPresent()) {
            String detail = "lineage is told of the present only, without on and asOf.";
            throw new InvalidRequest(detail, FieldProblem.parameter("include", "present-only", detail));
        }
        return bills.find(bill)
                .map(found ->
                        new BillService.Revised<>(found.revision(), of(pasts.of(found, past), parts, marks, shown)));
    }

    private BillAnswer of(
            BillPasts.Shown bill, Set<String> parts, List<String> marks, BiConsumer<String, Stream<Tlp>> shown) {
        BillView v = bill.view();
        return of(
                BillHead.of(v, bill.past().isPresent() ? v.missing() : there(v)),
                bill.answer(),
                parts.isEmpty() ? null : included(bill, parts, marks, shown));
    }

    static BillAnswer of(BillHead head, @Nullable PastAnswer past, BillAnswer.@Nullable Included included) {
        return new BillAnswer(
                head.summary(),
                head.titles(),
                head.counts(),
                BillAnswer.Links.of(head.summary()),
                head.sources(),
                head.laws(),
                head.calendars(),
                head.reports(),
                head.costEstimates(),
                head.notes(),
                head.authority(),
                head.missing().isEmpty() ? null : head.missing(),
                past,
                included);
    }

    /** Of the rows that the newest snapshot lacks those that a past shows. */
    private static List<MissingRow> there(BillView view) {
        List<MissingRow> missing = new ArrayList<>();
        view.missing().stream().filter(m -> !BillPart.isList(m.part())).forEach(missing::add);
        for (BillPart part : view.missing().isEmpty() ? new BillPart[0] : BillPart.values()) {
            Set<JsonNode> there = part.of(view).stream()
                    .<JsonNode>map(Json.mapper()::valueToTree)
                    .collect(Collectors.toSet());
            view.missing().stream()
                    .filter(m -> m.part().equals(part.field()) && there.contains(m.row()))
                    .forEach(missing::add);
        }
        return missing;
    }

    private BillAnswer.Included included(
            BillPasts.Shown of, Set<String> parts, List<String> marks, BiConsumer<String, Stream<Tlp>> shown) {
        BillView v = of.view();
        String bill = v.summary().id().toString();
        DocumentsUntil until = new DocumentsUntil(of.past().on(), of.past().asOf());
        return new BillAnswer.Included(
                parts.contains("actions") ? ListedAction.of(v) : null,
                parts.contains("sponsors") ? v.sponsors() : null,
                parts.contains("cosponsors") ? ListedCosponsor.of(v) : null,
                parts.contains("committees") ? v.committees() : null,
                parts.contains("texts") ? v.texts() : null,
                parts.contains("amendments") ? v.amendments() : null,
                parts.contains("votes") ? v.votes() : null,
                parts.contains("related") ? lineages.listed(v.related(), of.past()) : null,
                parts.contains("lineage") ? lineages.lineage(v.summary().id()) : null,
                parts.contains("subjects") ? v.subjects() : null,
                parts.contains("summaries") ? v.summaries() : null,
                parts.contains("documents") ? mentions.mentioning(bill, marks, until, MOST_INCLUDED, shown) : null,
                parts.contains("detainees")
                        ? mentions.detainees(bill, v.summary().title(), marks, until, MOST_INCLUDED, shown)
                        : null);
    }
}
