package org.habeas.detainee.merge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.person.Detainee;
import org.habeas.detainee.person.JoinedRecords;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;
import org.habeas.language.text.HiddenCharacters;
import org.jspecify.annotations.Nullable;

/** Reads a judgement that somebody sent, or says of each thing that is wrong what would be right. */
@ApplicationScoped
class MergeReader {

    private static final int LONGEST_REASON = 2_000;

    private final JoinedRecords records;
    private final Reader reader;

    MergeReader(JoinedRecords records, Reader reader) {
        this.records = records;
        this.reader = reader;
    }

    /** A judgement of two people who are here, for a reason. */
    record Read(Detainee survivor, Detainee absorbed, Judgement judgement, String reason, Tlp tlp) {}

    Read read(NewMerge given) {
        List<FieldProblem> wrong = new ArrayList<>();
        Optional<Detainee> survivor = person(given.survivor(), "/survivor", wrong);
        Optional<Detainee> absorbed = person(given.absorbed(), "/absorbed", wrong);
        if (survivor.isPresent()
                && absorbed.isPresent()
                && survivor.get().id().equals(absorbed.get().id())) {
            wrong.add(FieldProblem.pointer(
                    "/absorbed",
                    "same-record",
                    "Both are " + survivor.get().slug() + "; name the other record of the person."));
        }
        Optional<Judgement> judgement =
                given.judgement() == null ? Optional.of(Judgement.SAME) : Judgement.ofCode(given.judgement());
        if (judgement.isEmpty()) {
            wrong.add(FieldProblem.pointer(
                    "/judgement", "unknown", "A judgement is " + String.join(", ", Judgement.CODES) + "."));
        }
        String reason = reason(given.reason(), "/reason", wrong).orElse("");
        if (reason.isEmpty() && wrong.stream().noneMatch(p -> "/reason".equals(p.pointer()))) {
            wrong.add(FieldProblem.pointer(
                    "/reason", "required", "Say what tells it beside the names: two people can have one name."));
        }
        Tlp tlp = mark(given.tlp(), wrong);
        if (!wrong.isEmpty()) {
            throw new Unprocessable(ErrorCode.UNPROCESSABLE, wrong.getFirst().detail(), wrong);
        }
        return new Read(survivor.orElseThrow(), absorbed.orElseThrow(), judgement.orElseThrow(), reason, tlp);
    }

    /** A reason without needless blanks; empty where there is none. */
    static Optional<String> reason(@Nullable String given, String pointer, List<FieldProblem> wrong) {
        String reason = given == null ? "" : given.strip();
        if (reason.length() > LONGEST_REASON || HiddenCharacters.inLines(reason).isPresent()) {
            wrong.add(FieldProblem.pointer(
                    pointer,
                    "invalid",
                    "A reason is text of at most " + LONGEST_REASON
                            + " characters, none of which is a control or turns the direction."));
            return Optional.empty();
        }
        return Optional.of(reason).filter(r -> !r.isEmpty());
    }

    private Optional<Detainee> person(@Nullable String given, String pointer, List<FieldProblem> wrong) {
        if (given == null || given.isBlank()) {
            wrong.add(FieldProblem.pointer(pointer, "required", "Name a person by id or slug."));
            return Optional.empty();
        }
        Optional<Detainee> person = records.find(given);
        if (person.isEmpty()) {
            wrong.add(FieldProblem.pointer(
                    pointer,
                    "unknown",
                    "There is no detainee under this id or slug; GET /v1/detainees?q= finds people."));
        }
        return person;
    }

    /** A reason that nobody marked may rest on anything that its writer may see. */
    private Tlp mark(@Nullable String given, List<FieldProblem> wrong) {
        if (given == null) {
            return reader.clearance();
        }
        Optional<Tlp> mark = Tlp.ofLabel(given);
        if (mark.isEmpty()) {
            wrong.add(FieldProblem.pointer("/tlp", "unknown", "Marks are CLEAR, GREEN, AMBER, AMBER+STRICT and RED."));
        } else if (!Clearances.mayShow(Outlet.MERGE, mark.get(), reader.clearance())) {
            wrong.add(FieldProblem.pointer(
                    "/tlp", "above-clearance", "You could not read it again: mark it up to your own clearance."));
        }
        return mark.orElse(Tlp.RED);
    }
}
