package org.habeas.ingest.legislators;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.contracts.Chamber;
import org.habeas.contracts.MemberRecord;
import org.habeas.contracts.MemberRecord.Term;
import org.habeas.ingest.billstatus.BillBounds;

/** A row of the CSV files: a member with the last term. */
final class MemberCsv {

    /** Whoever was born before it serves no more. */
    private static final LocalDate LONG_AGO = LocalDate.of(1900, 1, 1);

    /** One row in so many can be wrong. */
    private static final int FEW = 10;

    private MemberCsv() {}

    static boolean isOfLongAgo(JsonNode row) {
        return BillBounds.day(row.path("birthday").asText(""))
                .filter(day -> day.isBefore(LONG_AGO))
                .isPresent();
    }

    /**
     * Whether a table is that of those who left. Both tables have the same columns, and their names are the sender's; of those who left
     * most were born long ago, and among those who serve a wrong birthday makes nobody former.
     *
     * @param longAgo how many of its rows are {@link #isOfLongAgo}
     */
    static boolean isOfFormerMembers(int longAgo, int rows) {
        return longAgo * FEW >= rows && longAgo > 0;
    }

    static MemberRecord read(JsonNode row, String pointer, UUID documentId, LocalDate asOf) {
        Said said = new Said(row, pointer);
        return new MemberRecord(
                said.required("bioguide_id", Said.BIOGUIDE),
                name(said),
                said.text("lis_id", Said.LIS).orElse(null),
                term(said).stream().toList(),
                false,
                MemberYaml.REGISTER,
                asOf,
                documentId,
                null,
                0);
    }

    private static String name(Said said) {
        return said.text("full_name")
                .or(() -> Optional.of(Stream.of("first_name", "middle_name", "last_name", "suffix")
                                .flatMap(part -> said.text(part).stream())
                                .collect(Collectors.joining(" ")))
                        .filter(n -> !n.isEmpty()))
                .orElseThrow(() -> said.wrong("last_name", "required", "is missing"));
    }

    private static Optional<Term> term(Said said) {
        Optional<Chamber> chamber = said.chamber();
        return chamber.map(c -> new Term(
                c,
                said.required("state", Said.STATE),
                said.district().orElse(null),
                said.text("party").orElse(null),
                null,
                null,
                List.of()));
    }
}
