package org.habeas.legislation.member;

import java.util.Locale;
import java.util.Optional;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** What a member is to a bill. */
enum MemberRole {
    SPONSOR,
    COSPONSOR;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty where none is asked for; another word is a 400. */
    static Optional<MemberRole> of(@Nullable String parameter) {
        if (parameter == null) {
            return Optional.empty();
        }
        for (MemberRole role : values()) {
            if (role.code().equals(parameter)) {
                return Optional.of(role);
            }
        }
        String detail = "role is sponsor or cosponsor.";
        throw new InvalidRequest(detail, FieldProblem.parameter("role", "unknown", detail));
    }
}
