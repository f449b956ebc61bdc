package org.habeas.ingest.legislators;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.contracts.Chamber;
import org.habeas.contracts.MemberRecord;
import org.habeas.contracts.MemberRecord.Affiliation;
import org.habeas.contracts.MemberRecord.Term;

/** An entry of the YAML files. Of all that it says, what bills and votes need is read. */
final class MemberYaml {

    static final String REGISTER = "unitedstates/congress-legislators";

    private static final int MOST_TERMS = 200;

    private MemberYaml() {}

    static MemberRecord read(JsonNode entry, String pointer, UUID documentId, LocalDate asOf) {
        Said said = new Said(entry, pointer);
        Said ids = said.at("id");
        return new MemberRecord(
                ids.required("bioguide", Said.BIOGUIDE),
                name(said.at("name")),
                ids.text("lis", Said.LIS).orElse(null),
                terms(said),
                true,
                REGISTER,
                asOf,
                documentId,
                null,
                0);
    }

    /** Those who left before 2000 have no name in full. */
    private static String name(Said name) {
        return name.text("official_full")
                .or(() -> Optional.of(Stream.of("first", "middle", "last", "suffix")
                                .flatMap(part -> name.text(part).stream())
                                .collect(Collectors.joining(" ")))
                        .filter(n -> !n.isEmpty()))
                .orElseThrow(() -> name.wrong("last", "required", "is missing"));
    }

    private static List<Term> terms(Said said) {
        List<Term> terms = new ArrayList<>();
        for (Said term : rows(said, "terms")) {
            Optional<Chamber> chamber = term.chamber();
            if (chamber.isPresent()) {
                terms.add(new Term(
                        chamber.get(),
                        term.required("state", Said.STATE),
                        term.district().orElse(null),
                        term.text("party").orElse(null),
                        term.day("start"),
                        term.day("end"),
                        parties(term)));
            }
        }
        terms.sort(Comparator.comparing(Term::start, Comparator.nullsFirst(Comparator.naturalOrder())));
        return terms;
    }

    private static List<Affiliation> parties(Said term) {
        List<Affiliation> parties = new ArrayList<>();
        for (Said party : rows(term, "party_affiliations")) {
            parties.add(new Affiliation(
                    party.text("party").orElseThrow(() -> party.wrong("party", "required", "is missing")),
                    party.day("start"),
                    party.day("end")));
        }
        return parties;
    }

    private static List<Said> rows(Said parent, String list) {
        Said rows = parent.at(list);
        if (rows.node().size() > MOST_TERMS) {
            throw parent.wrong(list, "too-many", "has more than " + MOST_TERMS + " rows");
        }
        if (!rows.node().isMissingNode() && !rows.node().isArray()) {
            throw parent.wrong(list, "wrong-form", "is no list");
        }
        List<Said> all = new ArrayList<>();
        for (int i = 0; i < rows.node().size(); i++) {
            all.add(new Said(rows.node().path(i), rows.pointer() + "/" + i));
        }
        return all;
    }
}
