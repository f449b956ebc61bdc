package org.habeas.legislation.lineage;

import java.util.List;
import org.habeas.contracts.BillId;
import org.jspecify.annotations.Nullable;

/**
 * What the file of one bill says of another.
 *
 * @param by the bill whose file it is
 * @param title as that file calls the other one
 */
public record Listing(BillId by, BillId about, @Nullable String title, List<Relation> relations) {

    public Listing {
        relations = List.copyOf(relations);
    }

    public boolean isOfSameMeasure() {
        return relations.stream().anyMatch(Relation::sameMeasure);
    }
}
