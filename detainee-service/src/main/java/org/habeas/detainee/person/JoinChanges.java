package org.habeas.detainee.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.contracts.Alert;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.contracts.FieldChange;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.kit.change.Alerts;
import org.habeas.kit.change.ChangeFeed;
import org.habeas.kit.change.ChangeLog;
import org.habeas.kit.change.NewChange;
import org.jspecify.annotations.Nullable;

/**
 * Tells that records were merged, and that it was undone, under both ids. Why a reviewer thinks so is told to nobody here: a reason may
 * rest on what is restricted. Whoever was alerted to where the absorbed one stood hears where the survivor stands, if that is not the same.
 */
@ApplicationScoped
class JoinChanges {

    private final ChangeLog changes;
    private final ChangeFeed feed;
    private final Alerts alerts;

    JoinChanges(ChangeLog changes, ChangeFeed feed, Alerts alerts) {
        this.changes = changes;
        this.feed = feed;
        this.alerts = alerts;
    }

    /**
     * The absorbed one has no record from then on, and with it leaves the state topic.
     *
     * @param joined the survivor after it
     * @param was the absorbed one before it
     * @param revision of the absorbed one after it
     */
    void merged(DetaineeSummary joined, DetaineeSummary was, long revision) {
        append(
                ChangeType.DETAINEE_MERGED,
                joined.id(),
                joined.revision(),
                List.of(FieldChange.added("mergedFrom", Json.mapper().valueToTree(was.id()))),
                joined);
        corrected(was.id(), revision, was, joined, null);
        append(
                ChangeType.DETAINEE_MERGED,
                was.id(),
                revision,
                List.of(FieldChange.text("mergedInto", null, joined.id().toString())),
                null);
    }

    /**
     * @param left the survivor after it
     * @param joined the survivor before it
     * @param given the absorbed one, which has its own record again
     * @param from into which it was merged: the survivor, or one that is itself merged into it, and then hears of it too
     * @param revision of that one
     */
    void unmerged(DetaineeSummary left, DetaineeSummary joined, DetaineeSummary given, UUID from, long revision) {
        if (!from.equals(left.id())) {
            append(
                    ChangeType.DETAINEE_UNMERGED,
                    from,
                    revision,
                    List.of(FieldChange.removed("mergedFrom", Json.mapper().valueToTree(given.id()))),
                    null);
        }
        append(
                ChangeType.DETAINEE_UNMERGED,
                left.id(),
                left.revision(),
                List.of(FieldChange.removed("mergedFrom", Json.mapper().valueToTree(given.id()))),
                left);
        append(
                ChangeType.DETAINEE_UNMERGED,
                given.id(),
                given.revision(),
                List.of(FieldChange.text("mergedInto", from.toString(), null)),
                given);
        corrected(given.id(), given.revision(), joined, given, given);
    }

    private void corrected(
            UUID id, long revision, DetaineeSummary was, DetaineeSummary is, @Nullable DetaineeSummary record) {
        List<FieldChange> rows = Stream.of(
                        FieldChange.text("custody", was.custody(), is.custody()),
                        FieldChange.text("custodySince", was.custodySince(), is.custodySince()),
                        FieldChange.text("proceedings", was.proceedings(), is.proceedings()),
                        FieldChange.text("headline", was.headline(), is.headline()),
                        FieldChange.text("heldBy", was.heldBy(), is.heldBy()))
                .filter(row -> !Objects.equals(row.from(), row.to()))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        Alert alert = alerts.of(
                Alert.Kind.CORRECTED,
                id.toString(),
                Headlines.of(was, is),
                was.headline(),
                is.headline(),
                is.custodySince(),
                null,
                "/detainees/" + is.slug(),
                feed.lastAlert(id.toString()).orElse(null),
                false);
        changes.append(new NewChange(
                ChangeType.DETAINEE_CORRECTED,
                id.toString(),
                revision,
                Tlp.CLEAR,
                is.custodySince(),
                rows,
                null,
                record,
                alert));
    }

    private void append(
            ChangeType type, UUID id, long revision, List<FieldChange> rows, @Nullable DetaineeSummary record) {
        changes.append(new NewChange(type, id.toString(), revision, Tlp.CLEAR, null, rows, null, record, null));
    }
}
