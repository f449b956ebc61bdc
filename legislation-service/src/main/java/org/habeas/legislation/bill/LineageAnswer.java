package org.habeas.legislation.bill;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Chamber;
import org.habeas.legislation.lineage.Family;
import org.habeas.legislation.lineage.Link;
import org.habeas.legislation.lineage.Listing;
import org.habeas.legislation.lineage.Relation;
import org.jspecify.annotations.Nullable;

/**
 * The bills that are the same measure as one, across chambers and Congresses, and what is related to them; each link with who says so.
 *
 * @param id of the bill that was asked about
 * @param bills it first, then those that are the same measure, then the related ones
 * @param complete whether all is here; if not, {@code cut} says of what there is more
 * @param rule what makes bills one measure, for whoever wants to judge it
 */
@Schema(
        name = "Lineage",
        description = "The same measure across chambers and Congresses, as the files of the bills say it")
public record LineageAnswer(
        BillId id, List<Node> bills, List<Connection> links, boolean complete, Set<Family.Cut> cut, String rule) {

    private static final String RULE =
            "Bills are the same measure where the file of one calls the other an identical bill or a"
                    + " companion, and so are bills joined by several such links. What is called related in any other way is shown beside"
                    + " them and leads no further. Titles and texts are not compared.";

    /** What a bill is to the one that was asked about. */
    @Schema(name = "LineagePlace")
    public enum Place {
        ASKED,
        SAME_MEASURE,
        RELATED
    }

    /**
     * @param title its own; of a bill that is not here, as the file of {@code titleFrom} calls it
     * @param titleFrom the bill whose file has the title, null where it is the bill's own
     * @param held whether Habeas has it; what it would say of it is null if not
     */
    @Schema(name = "LineageBill")
    public record Node(
            BillId id,
            String citation,
            int congress,
            Chamber chamber,
            Place place,
            @Nullable String title,
            @Nullable BillId titleFrom,
            boolean held,
            @Nullable LocalDate introduced,
            @Nullable String status,
            @Nullable LocalDate statusSince,
            @Nullable String statusBeforeExpiry) {}

    /**
     * @param between two bills
     * @param sameMeasure whether at least one of the two says that they are one measure
     * @param agreement MUTUAL: both say so; ONE_SIDED: the other's file does not name it; CONTRADICTED: the other's file calls it
     *     related only; OTHER_NOT_HELD: the other is not here; NOT_READ: too much is said to have been read
     */
    @Schema(name = "LineageLink")
    public record Connection(
            List<BillId> between, boolean sameMeasure, Link.Agreement agreement, List<Statement> statements) {}

    /**
     * @param by the bill whose file says it
     * @param about the bill of which it says it
     */
    @Schema(name = "LineageStatement")
    public record Statement(BillId by, BillId about, boolean sameMeasure, List<Relation> relations) {}

    static LineageAnswer of(BillId bill, Family family, Map<BillId, BillSummary> held) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(node(bill, Place.ASKED, family, held.get(bill)));
        family.members().stream()
                .filter(member -> !member.equals(bill))
                .forEach(member -> nodes.add(node(member, Place.SAME_MEASURE, family, held.get(member))));
        family.related().forEach(other -> nodes.add(node(other, Place.RELATED, family, held.get(other))));
        return new LineageAnswer(
                bill,
                nodes,
                family.links().stream().map(LineageAnswer::connection).toList(),
                family.cut().isEmpty(),
                family.cut(),
                RULE);
    }

    private static Node node(BillId id, Place place, Family family, @Nullable BillSummary held) {
        Listing titled = held != null ? null : titled(id, family);
        return new Node(
                id,
                id.citation(),
                id.congress(),
                id.type().chamber(),
                place,
                held != null ? held.title() : titled == null ? null : titled.title(),
                titled == null ? null : titled.by(),
                held != null,
                held == null ? null : held.introduced(),
                held == null ? null : held.status(),
                held == null ? null : held.statusSince(),
                held == null ? null : held.statusBeforeExpiry());
    }

    private static @Nullable Listing titled(BillId id, Family family) {
        return family.links().stream()
                .flatMap(link -> link.listings().stream())
                .filter(listing -> listing.about().equals(id) && listing.title() != null)
                .findFirst()
                .orElse(null);
    }

    private static Connection connection(Link link) {
        return new Connection(
                List.of(link.first(), link.second()),
                link.sameMeasure(),
                link.agreement(),
                link.listings().stream()
                        .map(l -> new Statement(l.by(), l.about(), l.isOfSameMeasure(), l.relations()))
                        .toList());
    }
}
