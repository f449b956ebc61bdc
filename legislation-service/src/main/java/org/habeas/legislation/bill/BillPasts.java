package org.habeas.legislation.bill;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Json;
import org.habeas.kit.change.ChangeFeed;
import org.habeas.kit.problem.NotFound;
import org.habeas.legislation.status.StatusRules;
import org.jspecify.annotations.Nullable;

/**
 * Tells a bill as it was: from the snapshots that were here, by the present rules; and beside it what Habeas itself told then,
 * as its log of changes has it. Nothing is kept for it but what is kept anyhow.
 */
@ApplicationScoped
class BillPasts {

    /** Said by each operation that takes a past. */
    static final String WRONG = "on is no day or asOf no instant, or it has not come yet";

    static final String NOT_YET =
            "There is no such bill; or there was none yet on that day, or Habeas knew of none at that instant";

    /** What every version of a record has another of. */
    private static final Set<String> NEVER_COMPARED = Set.of("revision", "updated");

    private final BillService service;
    private final BillRepository bills;
    private final LegislationSettings settings;
    private final ChangeFeed feed;
    private final Clock clock;

    BillPasts(BillService service, BillRepository bills, LegislationSettings settings, ChangeFeed feed, Clock clock) {
        this.service = service;
        this.settings = settings;
        this.bills = bills;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * A bill as it is shown.
     *
     * @param answer null where it is the present that is shown
     */
    record Shown(BillView view, Past past, @Nullable PastAnswer answer) {}

    Past read(PastParams params) {
        return params.read(clock.instant());
    }

    /** @throws NotFound if there was no such bill yet, or Habeas knew of none */
    Shown of(Bill bill, Past past) {
        if (past.isPresent()) {
            return new Shown(bill.view(), past, null);
        }
        Instant asOf = past.asOf();
        BillView known = asOf == null ? bill.view() : known(BillId.parse(bill.id()), asOf);
        Optional<JsonNode> told = asOf == null ? Optional.empty() : feed.recordAt(bill.id(), asOf);
        if (told.isPresent()) {
            known = known.at(
                    told.get().path("revision").asLong(),
                    Instant.parse(told.get().path("updated").asText()));
        }
        PastAnswer.Told then = told.isPresent() ? told(told.get(), known.summary()) : null;
        LocalDate on = past.on();
        if (on == null) {
            return new Shown(known, past, new PastAnswer(null, asOf, StatusRules.VERSION, then, null));
        }
        refuseBeforeIntroduction(bill.id(), known, on);
        OnDay.Shown shown = OnDay.of(known, on);
        return new Shown(shown.view(), past, new PastAnswer(on, asOf, StatusRules.VERSION, then, shown.undated()));
    }

    /** A bill computed from what was here at an instant, as if it were that instant. */
    private BillView known(BillId id, Instant asOf) {
        Known known = service.known(id, asOf)
                .orElseThrow(() -> new NotFound("Habeas has known " + id + " since " + bills.knownSince(id) + "; at "
                        + asOf + " it knew nothing of it."));
        return BillComputation.compute(
                        known, known.newest().seeded(), asOf, HeldRows.stay(settings, id.congress(), asOf), null)
                .at(0, bills.lastKnown(id, asOf));
    }

    private static void refuseBeforeIntroduction(String bill, BillView known, LocalDate on) {
        LocalDate first = OnDay.firstDay(known);
        if (first == null) {
            throw new NotFound("No source says when " + bill
                    + " was introduced, so nobody can say what was true of it on " + on + ".");
        }
        if (on.isBefore(first)) {
            throw new NotFound(bill + " was introduced on " + first + "; on " + on + " there was no such bill.");
        }
    }

    /** @param computed by the present rules from what was known */
    private static PastAnswer.Told told(JsonNode told, BillSummary computed) {
        JsonNode now = Json.mapper().valueToTree(computed);
        List<String> differs = new ArrayList<>();
        now.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode was = told.path(name);
            boolean isSame =
                    field.getValue().equals(was) || field.getValue().isNull() && (was.isMissingNode() || was.isNull());
            if (!NEVER_COMPARED.contains(name) && !isSame) {
                differs.add(name);
            }
        });
        return new PastAnswer.Told(
                told.path("revision").asLong(),
                Instant.parse(told.path("updated").asText()),
                told.path("status").textValue(),
                told.path("statusSince").textValue(),
                told.path("stage").textValue(),
                differs);
    }
}
