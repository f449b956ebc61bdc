package org.habeas.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A detainee in a list, in a change and on the state topic: the TLP:CLEAR view, with all names. What depends on the day
 * of reading (days held) is not in it.
 *
 * @param custody {@code UNKNOWN MISSING HELD HOUSE_ARREST RESTRICTED_LIBERTY FREE DEAD}
 * @param proceedings {@code NONE_KNOWN INVESTIGATED CHARGED ON_TRIAL CONVICTED SENTENCED APPEAL FINAL SUSPENDED
 *     DISCONTINUED ACQUITTED REMITTED}
 * @param headline {@code detained charged on-trial convicted sentenced transferred house-arrest restricted released
 *     exchanged died unknown}
 * @param heldSince EDTF; null unless held
 * @param heldBy null unless held or under house arrest
 * @param singlePartySource whether only the state that holds the person says so; null: not weighed
 * @param lastVerified EDTF: the date of the newest source
 * @param updated when Habeas last changed the record
 */
public record DetaineeSummary(
        UUID id,
        String slug,
        String name,
        List<Name> names,
        String custody,
        @Nullable String custodySince,
        String proceedings,
        String headline,
        @Nullable String heldSince,
        @Nullable String heldBy,
        List<String> groups,
        boolean contested,
        @Nullable Boolean singlePartySource,
        boolean stale,
        @Nullable String lastVerified,
        long revision,
        Instant updated) {

    /**
     * @param script ISO 15924: {@code Latn Armn Cyrl}
     * @param language BCP 47
     * @param kind {@code primary}, {@code spelling} or {@code alias}
     */
    public record Name(
            String text,
            @Nullable String script,
            @Nullable String language,
            String kind,
            @Nullable Provenance source) {}
}
