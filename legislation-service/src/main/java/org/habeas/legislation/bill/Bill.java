package org.habeas.legislation.bill;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Json;
import org.habeas.language.name.TitleNames;
import org.habeas.legislation.status.StatusRules;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A bill as it now stands: the computed view, and beside it what lists are filtered and sorted by. */
@Entity
@DynamicUpdate
@Table(name = "bill")
public class Bill {

    @Id
    private String id;

    private int congress;
    private String type;
    private int number;
    private @Nullable String title;
    private LocalDate introduced;
    private String status;
    private String stage;
    private String sponsor;
    private int cosponsors;

    @Column(name = "policy_area")
    private String policyArea;

    @Column(name = "cosponsor_ids", columnDefinition = "text[]")
    private String[] cosponsorIds;

    @Column(columnDefinition = "text[]")
    private String[] committees;

    @Column(columnDefinition = "text[]")
    private String[] subjects;

    /** What its title may name, by which bills that name somebody are found. */
    @Column(name = "title_names", columnDefinition = "text[]")
    private String[] titleNames;

    /** By which rule the title was read for it. */
    @Column(name = "title_rule")
    private int titleRule;

    @Column(name = "latest_action")
    private LocalDate latestAction;

    /** The number of the version of the status rules that computed the view, kept by the database. */
    @Column(name = "rules_number", insertable = false, updatable = false)
    private int rulesNumber;

    private long revision;
    private Instant updated;

    /** Since when the first of the rows is missing that the newest snapshot lacks; null where it lacks none. */
    @Column(name = "missing_since")
    private @Nullable Instant missingSince;

    /** The view's own, in a column of its own: lists read it and leave the view where it is. */
    @ColumnTransformer(write = "?::jsonb")
    private String summary;

    @ColumnTransformer(write = "?::jsonb")
    private String view;

    /** By which words it is found, in PostgreSQL's writing of a tsvector. It is written and never read. */
    @Column(name = "search_document")
    @ColumnTransformer(read = "null", write = "?::tsvector")
    private String searchDocument;

    protected Bill() {}

    /** @param searchDocument what the view is found by */
    Bill(BillView view, String searchDocument) {
        this.id = view.summary().id().toString();
        update(view, searchDocument);
    }

    /** Takes over a newly computed view, and what it is found by. */
    final void update(BillView now, String searchDocument) {
        this.searchDocument = searchDocument;
        BillSummary s = now.summary();
        this.congress = s.congress();
        this.type = s.type().code();
        this.number = s.number();
        this.title = s.title();
        this.titleNames = titleNames(s.title());
        this.titleRule = TitleNames.VERSION;
        this.introduced = s.introduced();
        this.status = s.status();
        this.stage = s.stage();
        this.sponsor = s.sponsor() == null ? null : s.sponsor().bioguide();
        this.cosponsors = s.cosponsors();
        this.policyArea = s.policyArea();
        this.cosponsorIds = distinct(
                now.cosponsors().stream().filter(c -> c.withdrawn() == null).map(BillRecord.Cosponsor::bioguide));
        this.committees = distinct(now.committees().stream()
                .flatMap(c -> Stream.concat(
                        Stream.of(c.code()), c.subcommittees().stream().map(BillRecord.Subcommittee::code))));
        this.subjects = distinct(now.subjects().stream());
        this.latestAction = s.latestAction() == null ? null : s.latestAction().date();
        this.revision = s.revision();
        this.updated = s.updated();
        this.missingSince = now.missing().stream()
                .map(MissingRow::missingSince)
                .min(Comparator.naturalOrder())
                .orElse(null);
        this.summary = Json.text(s);
        this.view = Json.text(now);
    }

    static String[] titleNames(@Nullable String title) {
        return title == null ? new String[0] : TitleNames.keys(title).toArray(String[]::new);
    }

    private static String[] distinct(Stream<String> values) {
        return values.distinct().sorted().toArray(String[]::new);
    }

    String id() {
        return id;
    }

    @Nullable
    String title() {
        return title;
    }

    long revision() {
        return revision;
    }

    boolean isOfEarlierRules() {
        return rulesNumber < StatusRules.NUMBER;
    }

    /** Whether rules computed it that this version does not know. */
    boolean isOfLaterRules() {
        return rulesNumber > StatusRules.NUMBER;
    }

    BillView view() {
        return view(id, view);
    }

    static BillView view(String id, String view) {
        try {
            return Json.mapper().readValue(view, BillView.class);
        } catch (IOException e) {
            throw new IllegalStateException("bill " + id + " is not readable", e);
        }
    }
}
