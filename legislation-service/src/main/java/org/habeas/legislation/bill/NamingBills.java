package org.habeas.legislation.bill;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.habeas.contracts.Tlp;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.legislation.document.MentionService;
import org.jspecify.annotations.Nullable;

/** That a list selects bills by a person whom restricted documents name beside them is noted, as reading those is. */
@ApplicationScoped
class NamingBills {

    private final MentionService mentions;
    private final Reader reader;

    NamingBills(MentionService mentions, Reader reader) {
        this.mentions = mentions;
        this.reader = reader;
    }

    /**
     * @param bills that the answer has; null where it tells of all that are selected
     * @param shown is told of the person the marks of those documents
     */
    void note(BillSelection selection, @Nullable List<WrittenBill> bills, BiConsumer<String, Stream<Tlp>> shown) {
        @Nullable UUID person = selection.detainee().orElse(null);
        if (person != null && !Tlp.GREEN.covers(reader.clearance())) {
            mentions.noteBills(
                    person,
                    bills == null
                            ? null
                            : bills.stream()
                                    .map(bill -> bill.read().id().toString())
                                    .toList(),
                    Clearances.visible(Outlet.DOCUMENT, reader.clearance()),
                    shown);
        }
    }
}
