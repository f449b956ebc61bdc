package org.habeas.legislation.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.habeas.contracts.MemberRecord;
import org.habeas.legislation.bill.Washington;

/** What can be asked about members. */
@ApplicationScoped
class MemberService {

    private final MemberRepository members;
    private final Clock clock;

    MemberService(MemberRepository members, Clock clock) {
        this.members = members;
        this.clock = clock;
    }

    /** Keeps what the register says of a member, unless something later is here. */
    @Transactional(Transactional.TxType.MANDATORY)
    void take(MemberRecord record, long revision) {
        members.keep(record, revision);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void forget(String bioguide) {
        members.remove(bioguide);
    }

    /** In the order of their ids, those behind {@code after}, which is empty at first. */
    List<MemberSummary> list(MemberFilter filter, String after, int limit) {
        return members.list(filter, today(), after, limit);
    }

    long count(MemberFilter filter) {
        return members.count(filter, today());
    }

    Optional<MemberSummary> find(String bioguide) {
        return members.find(bioguide, today());
    }

    /** All that is known of a member. */
    MemberAnswer answer(MemberSummary member) {
        List<MemberAnswer.Naming> namings = members.namings(member.bioguide());
        Optional<OfficialMember> official = members.official(member.bioguide()).map(OfficialMember::of);
        return new MemberAnswer(
                member,
                namings,
                official.orElse(null),
                official.map(o -> Contradictions.of(namings, o)).orElse(List.of()));
    }

    private LocalDate today() {
        return Washington.day(clock.instant());
    }

    /** The bill introduced last first. */
    List<PlacedBill> bills(String bioguide, Optional<MemberRole> role, Optional<MemberPlace> after, int limit) {
        return members.bills(bioguide, role, after, limit);
    }

    long count(String bioguide, Optional<MemberRole> role) {
        return members.count(bioguide, role);
    }
}
