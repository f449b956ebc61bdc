package org.habeas.kit.change;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.habeas.contracts.ChangeType;

/**
 * Which changes somebody asks for.
 *
 * @param marks labels of the TLP marks that the reader may see
 * @param types empty for all
 * @param backfill whether alerts about old news are wanted; means nothing where all changes are
 */
public record ChangeQuery(
        List<String> marks, Set<ChangeType> types, Optional<String> subject, boolean alertsOnly, boolean backfill) {

    /** The same of one record only. */
    ChangeQuery about(String record) {
        return new ChangeQuery(marks, types, Optional.of(record), alertsOnly, backfill);
    }
}
