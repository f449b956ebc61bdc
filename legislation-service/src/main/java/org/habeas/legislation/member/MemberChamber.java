package org.habeas.legislation.member;

import java.util.Locale;
import java.util.Optional;
import org.habeas.contracts.Chamber;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** A chamber, as parameters and answers about members call it. */
enum MemberChamber {
    HOUSE,
    SENATE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MemberChamber of(Chamber chamber) {
        return switch (chamber) {
            case HOUSE -> HOUSE;
            case SENATE -> SENATE;
        };
    }

    /** Empty where none is asked for; another word is a 400. */
    static Optional<MemberChamber> of(@Nullable String parameter) {
        if (parameter == null) {
            return Optional.empty();
        }
        for (MemberChamber chamber : values()) {
            if (chamber.code().equals(parameter)) {
                return Optional.of(chamber);
            }
        }
        String detail = "chamber is house or senate.";
        throw new InvalidRequest(detail, FieldProblem.parameter("chamber", "unknown", detail));
    }
}
