package org.habeas.legislation.member;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.habeas.legislation.member.MemberAnswer.Contradiction;
import org.habeas.legislation.member.MemberAnswer.Naming;
import org.habeas.legislation.member.OfficialMember.OfficialParty;
import org.habeas.legislation.member.OfficialMember.OfficialTerm;
import org.habeas.legislation.status.StatusEngine;
import org.jspecify.annotations.Nullable;

/**
 * Where bills call a member otherwise than the register does for the same Congress. Nothing is decided by it: both are shown. Only a register
 * with all terms can contradict, and of a party only its first letter counts, for bills abbreviate it.
 */
final class Contradictions {

    private Contradictions() {}

    static List<Contradiction> of(List<Naming> namings, OfficialMember official) {
        List<Contradiction> found = new ArrayList<>();
        if (official.whole()) {
            namings.forEach(naming -> of(naming, official.terms(), found));
        }
        return found.stream().distinct().toList();
    }

    private static void of(Naming naming, List<OfficialTerm> all, List<Contradiction> found) {
        LocalDate from = StatusEngine.endOf(naming.congress() - 1);
        LocalDate to = StatusEngine.endOf(naming.congress());
        List<OfficialTerm> terms =
                all.stream().filter(t -> overlaps(t.start(), t.end(), from, to)).toList();
        if (terms.isEmpty()) {
            found.add(new Contradiction("term", naming.congress(), naming.name(), null));
            return;
        }
        Set<String> states = terms.stream().map(OfficialTerm::state).collect(Collectors.toCollection(TreeSet::new));
        if (naming.state() != null && !states.contains(naming.state())) {
            found.add(new Contradiction("state", naming.congress(), naming.state(), String.join(", ", states)));
        }
        Set<String> parties = parties(terms, from, to);
        String party = naming.party();
        if (party != null
                && !party.isEmpty()
                && !parties.isEmpty()
                && parties.stream().noneMatch(p -> p.startsWith(party.substring(0, 1)))) {
            found.add(new Contradiction("party", naming.congress(), party, String.join(", ", parties)));
        }
    }

    /** Of one who changed it within a term, those of this Congress; else that of the term. */
    private static Set<String> parties(List<OfficialTerm> terms, LocalDate from, LocalDate to) {
        Set<String> parties = new TreeSet<>();
        for (OfficialTerm term : terms) {
            if (term.parties().isEmpty() && term.party() != null) {
                parties.add(term.party());
            }
            term.parties().stream()
                    .filter(p -> overlaps(p.start(), p.end(), from, to))
                    .map(OfficialParty::party)
                    .forEach(parties::add);
        }
        return parties;
    }

    /** Congresses meet and end on the same day, on which nobody is a member of both. */
    private static boolean overlaps(@Nullable LocalDate start, @Nullable LocalDate end, LocalDate from, LocalDate to) {
        return (start == null || start.isBefore(to)) && (end == null || end.isAfter(from));
    }
}
