package org.habeas.detainee.voucher;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.statement.Alignment;
import org.habeas.detainee.statement.Vouching;
import org.habeas.detainee.voucher.VoucherRepository.Issued;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.problem.Conflict;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.NotFound;
import org.habeas.kit.problem.Unprocessable;
import org.habeas.language.text.HiddenCharacters;
import org.jspecify.annotations.Nullable;

/** Keeps for which documents reviewers stand. */
@ApplicationScoped
public class VoucherService {

    private static final int LONGEST_REASON = 2_000;

    private final VoucherRepository vouchers;
    private final Clock clock;

    VoucherService(VoucherRepository vouchers, Clock clock) {
        this.vouchers = vouchers;
        this.clock = clock;
    }

    /**
     * Keeps that a reviewer vouches for a document.
     *
     * @throws Unprocessable naming each thing that is wrong, or what the document says otherwise
     * @throws Conflict if somebody vouches for it already
     */
    @Transactional
    Voucher give(NewVoucher given, String reviewer, Tlp clearance) {
        List<FieldProblem> wrong = new ArrayList<>();
        Optional<UUID> document = uuid(given.documentId());
        document.ifPresent(vouchers::lockDocument);
        Optional<Issued> issued =
                document.flatMap(vouchers::issued).filter(d -> Clearances.mayShow(Outlet.DOCUMENT, d.tlp(), clearance));
        if (issued.isEmpty()) {
            wrong.add(FieldProblem.pointer(
                    "/documentId",
                    "unknown",
                    given.documentId() == null
                            ? "Name a document by its id."
                            : "There is no document " + given.documentId()
                                    + " here; one that was just sent takes a moment."));
        }
        issued.ifPresent(d -> agree(given, d, wrong));
        Optional<Alignment> alignment = Optional.ofNullable(given.alignment()).flatMap(Alignment::ofCode);
        if (alignment.isEmpty()) {
            wrong.add(FieldProblem.pointer(
                    "/alignment", "unknown", "An issuer speaks for " + String.join(", ", Alignment.CODES) + "."));
        }
        String reason = reason(given.reason(), "Say how you made sure who issued the document.", wrong);
        if (!wrong.isEmpty()) {
            throw new Unprocessable(ErrorCode.UNPROCESSABLE, wrong.getFirst().detail(), wrong);
        }
        vouchers.standing(document.orElseThrow()).ifPresent(v -> {
            throw new Conflict("Voucher " + v.id()
                    + " is for this document already; withdraw it first (DELETE /v1/vouchers/" + v.id() + ").");
        });
        Voucher voucher = new Voucher(
                Ids.newId(clock),
                document.orElseThrow(),
                String.valueOf(issued.orElseThrow().issuer()),
                issued.orElseThrow().kind(),
                alignment.orElseThrow(),
                reason,
                reviewer,
                now());
        vouchers.persist(voucher);
        return voucher;
    }

    /** What a reviewer vouches for is what the document says: whoever knows better corrects the document. */
    private static void agree(NewVoucher given, Issued document, List<FieldProblem> wrong) {
        String correct =
                "; if that is wrong, correct the document first (PATCH /v1/documents/{id} of the ingest-service).";
        if (document.kind().equals("summary")) {
            wrong.add(FieldProblem.pointer(
                    "/documentId",
                    "summary",
                    "A summary is somebody's words about another document, and states nothing."));
        }
        if (document.issuer() == null) {
            wrong.add(FieldProblem.pointer("/issuer", "mismatch", "The document names no issuer" + correct));
        } else if (!document.issuer().equals(given.issuer())) {
            wrong.add(FieldProblem.pointer(
                    "/issuer", "mismatch", "The document says that \"" + document.issuer() + "\" issued it" + correct));
        }
        if (!document.kind().equals(given.kind())) {
            wrong.add(FieldProblem.pointer(
                    "/kind", "mismatch", "The document is of the kind " + document.kind() + correct));
        }
    }

    private static String reason(@Nullable String given, String missing, List<FieldProblem> wrong) {
        String reason = given == null ? "" : given.strip();
        if (reason.isEmpty()) {
            wrong.add(FieldProblem.pointer("/reason", "required", missing));
        } else if (reason.length() > LONGEST_REASON
                || HiddenCharacters.in(reason).isPresent()) {
            wrong.add(FieldProblem.pointer(
                    "/reason",
                    "invalid",
                    "A reason is one line of text of at most " + LONGEST_REASON
                            + " characters, none of which is a control or turns the direction."));
        }
        return reason;
    }

    /**
     * Withdraws a voucher; one that was withdrawn before stays as it is.
     *
     * @param precondition is given the voucher once it is locked; refuses a stale one
     */
    @Transactional
    Voucher withdraw(UUID id, @Nullable String why, String reviewer, Tlp clearance, Consumer<Voucher> precondition) {
        Voucher voucher =
                one(id, clearance).flatMap(v -> vouchers.lock(v.id())).orElseThrow(() -> absent(id.toString()));
        if (!voucher.stands()) {
            return voucher;
        }
        precondition.accept(voucher);
        List<FieldProblem> wrong = new ArrayList<>();
        String reason = reason(why, "Say why nobody should rely on it any more.", wrong);
        if (!wrong.isEmpty()) {
            throw new Unprocessable(ErrorCode.UNPROCESSABLE, wrong.getFirst().detail(), wrong);
        }
        voucher.withdraw(reviewer, reason, now());
        return voucher;
    }

    Optional<Voucher> one(UUID id, Tlp clearance) {
        return vouchers.one(id, Clearances.visible(Outlet.DOCUMENT, clearance));
    }

    List<Voucher> list(VoucherRepository.Scope scope, @Nullable UUID after, int limit) {
        return vouchers.list(scope, after, limit);
    }

    long count(VoucherRepository.Scope scope) {
        return vouchers.count(scope);
    }

    /** What counts of some documents, by their ids; nobody withdraws any of it before the end of the transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<UUID, Vouching> counting(Collection<UUID> documents) {
        return documents.isEmpty()
                ? Map.of()
                : vouchers.counting(documents).stream()
                        .collect(Collectors.toMap(Voucher::documentId, Voucher::vouching));
    }

    static NotFound absent(String id) {
        return new NotFound("There is no voucher " + id + " here.");
    }

    static Optional<UUID> uuid(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
