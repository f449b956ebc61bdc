package org.habeas.legislation.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What can be asked about members. */
@ApplicationScoped
class MemberService {

    private final MemberRepository members;

    MemberService(MemberRepository members) {
        this.members = members;
    }

    /** In the order of their ids, those behind {@code after}, which is empty at first. */
    List<MemberSummary> list(MemberFilter filter, String after, int limit) {
        return members.list(filter, after, limit);
    }

    long count(MemberFilter filter) {
        return members.count(filter);
    }

    Optional<MemberSummary> find(String bioguide) {
        return members.find(bioguide);
    }

    List<MemberAnswer.Naming> namings(String bioguide) {
        return members.namings(bioguide);
    }

    /** The bill introduced last first. */
    List<PlacedBill> bills(String bioguide, Optional<MemberRole> role, Optional<MemberPlace> after, int limit) {
        return members.bills(bioguide, role, after, limit);
    }

    long count(String bioguide, Optional<MemberRole> role) {
        return members.count(bioguide, role);
    }
}
