package org.habeas.detainee.person;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.contracts.Json;
import org.habeas.detainee.statement.DisplayRule;
import org.habeas.language.edtf.Edtf;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A person as the record now stands: the computed CLEAR view, and beside it what lists are filtered and sorted by. */
@Entity
@Table(name = "detainee")
public class Detainee {

    @Id
    private UUID id;

    private String slug;
    private String name;
    private String custody;
    private String proceedings;
    private String headline;

    @Column(name = "held_by")
    private String heldBy;

    @Column(name = "held_since")
    private LocalDate heldSince;

    private boolean contested;
    private boolean stale;
    private long revision;
    private Instant updated;

    @Column(name = "computed_by")
    private String computedBy;

    /** The number in the name of that rule, kept by the database; 0 where it is not named. */
    @Column(name = "rule_number", insertable = false, updatable = false)
    private int ruleNumber;

    @Column(name = "next_limit")
    private @Nullable LocalDate nextLimit;

    @Column(name = "merged_into")
    private @Nullable UUID mergedInto;

    @ColumnTransformer(write = "?::jsonb")
    private String view;

    protected Detainee() {}

    Detainee(DetaineeView view) {
        this.id = view.summary().id();
        this.slug = view.summary().slug();
        update(view);
    }

    /** Takes over a newly computed view; id and slug never change. */
    final void update(DetaineeView now) {
        DetaineeSummary s = now.summary();
        this.name = s.name();
        this.custody = s.custody();
        this.proceedings = s.proceedings();
        this.headline = s.headline();
        this.heldBy = s.heldBy();
        this.heldSince = Optional.ofNullable(s.heldSince())
                .flatMap(Edtf::parse)
                .map(Edtf::earliest)
                .orElse(null);
        this.contested = s.contested();
        this.stale = s.stale();
        this.revision = s.revision();
        this.updated = s.updated();
        this.computedBy = String.valueOf(now.computedBy());
        this.nextLimit = now.nextLimit();
        this.view = Json.mapper().valueToTree(now).toString();
    }

    public UUID id() {
        return id;
    }

    public String slug() {
        return slug;
    }

    /** The record that shows what is said under this id, while the two are joined; null for a record that stands by itself. */
    public @Nullable UUID mergedInto() {
        return mergedInto;
    }

    final void mergeInto(@Nullable UUID survivor) {
        this.mergedInto = survivor;
    }

    LocalDate heldSince() {
        return heldSince;
    }

    long revision() {
        return revision;
    }

    Instant updated() {
        return updated;
    }

    /** What of it its order and its past need. */
    Whom whom() {
        return new Whom(id, slug, name, heldSince, revision, updated);
    }

    /** Whether the day has come on which it may be shown otherwise. */
    boolean isPastLimit(LocalDate today) {
        return nextLimit != null && !nextLimit.isAfter(today);
    }

    /** Whether a rule computed it that this version does not know. */
    boolean isOfLaterRule() {
        return ruleNumber > DisplayRule.NUMBER;
    }

    boolean isComputedBy(String rule) {
        return computedBy.equals(rule);
    }

    DetaineeView view() {
        try {
            return Json.mapper().readValue(view, DetaineeView.class);
        } catch (IOException e) {
            throw new IllegalStateException("detainee " + id + " is not readable", e);
        }
    }
}
