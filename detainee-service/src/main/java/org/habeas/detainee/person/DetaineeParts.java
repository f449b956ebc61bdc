package org.habeas.detainee.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.detainee.bill.BillsOfPeople;
import org.habeas.detainee.bill.NamingBill;
import org.habeas.detainee.document.MentionService;
import org.habeas.detainee.document.NamingDocument;
import org.habeas.detainee.statement.Statement;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** The parts of a person that {@code include=} asks for, as far as the reader may see them. */
@ApplicationScoped
class DetaineeParts {

    static final String INCLUDE =
            "statements, documents, bills; several with commas. Of each at most the first 200, as its own"
                    + " path gives them";

    /** As many as one page can hold; the rest are at the part's own path. */
    private static final int MOST_INCLUDED = 200;

    private static final String STATEMENTS = "statements";
    private static final Set<String> PARTS = new TreeSet<>(Set.of(STATEMENTS, "documents", "bills"));

    private final PersonReads people;
    private final MentionService mentions;
    private final BillsOfPeople bills;
    private final Reader reader;

    DetaineeParts(PersonReads people, MentionService mentions, BillsOfPeople bills, Reader reader) {
        this.people = people;
        this.mentions = mentions;
        this.bills = bills;
        this.reader = reader;
    }

    /**
     * The parts that were asked for, each under the name that {@code include=} and its own path have; those that were not are
     * absent.
     *
     * @param statements the oldest record first, at most 200
     * @param documents the newest first, at most 200
     * @param bills in the order of their ids, at most 200
     */
    @Schema(name = "IncludedOfPerson", description = "The parts that include= asked for, of each at most the first 200")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Included(
            @Nullable List<Statement> statements,
            @Nullable List<NamingDocument> documents,
            @Nullable List<NamingBill> bills) {}

    /**
     * The parts that a parameter names.
     *
     * @throws InvalidRequest if one is unknown
     */
    static Set<String> read(@Nullable String include) {
        Set<String> parts = new TreeSet<>();
        for (String given : include == null || include.isBlank() ? new String[0] : include.split(",", -1)) {
            String part = given.strip();
            if (!PARTS.contains(part)) {
                throw wrong("include takes " + String.join(", ", PARTS) + ".");
            }
            parts.add(part);
        }
        return parts;
    }

    /**
     * @param reading the person and the past
     * @param parts as {@link #read} gives them, at least one
     */
    Included of(PersonReads.Reading reading, Set<String> parts) {
        UUID id = reading.detainee().id();
        Past past = reading.past();
        List<String> marks = Clearances.visible(Outlet.DOCUMENT, reader.clearance());
        return new Included(
                parts.contains(STATEMENTS)
                        ? people.statements(reading).stream()
                                .limit(MOST_INCLUDED)
                                .toList()
                        : null,
                parts.contains("documents")
                        ? mentions.naming(id, marks, past.until(), Optional.empty(), MOST_INCLUDED)
                        : null,
                parts.contains("bills")
                        ? bills.naming(id, marks, people.named(id, past), Optional.empty(), MOST_INCLUDED)
                        : null);
    }

    private static InvalidRequest wrong(String detail) {
        return new InvalidRequest(detail, FieldProblem.parameter("include", "unknown", detail));
    }
}
