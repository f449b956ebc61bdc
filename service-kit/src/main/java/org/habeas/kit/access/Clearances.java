package org.habeas.kit.access;

import java.util.Arrays;
import java.util.List;
import org.habeas.contracts.Tlp;

/** The one place that decides whether something with a mark may leave through an outlet. */
public final class Clearances {

    private Clearances() {}

    /**
     * Whether a thing marked {@code mark} may be shown through {@code outlet} to somebody cleared up to {@code clearance}.
     * Outlets without a reader (the topics) have a fixed limit and ignore the clearance.
     */
    public static boolean mayShow(Outlet outlet, Tlp mark, Tlp clearance) {
        return limit(outlet, clearance).covers(mark);
    }

    /** The labels of all marks that may leave through {@code outlet}, for a query's {@code tlp = any(?)}. */
    public static List<String> visible(Outlet outlet, Tlp clearance) {
        Tlp limit = limit(outlet, clearance);
        return Arrays.stream(Tlp.values()).filter(limit::covers).map(Tlp::label).toList();
    }

    private static Tlp limit(Outlet outlet, Tlp clearance) {
        return switch (outlet) {
            case RECORD,
                    LIST,
                    WHY,
                    MATCH,
                    DOCUMENT,
                    DOCUMENT_TEXT,
                    IMPORT,
                    PROPOSAL,
                    MERGE,
                    CHANGES,
                    CHANGE_STREAM,
                    ALERTS,
                    ALERT_STREAM,
                    FEED,
                    EXPORT -> clearance;
            case KAFKA_PUBLIC -> Tlp.CLEAR;
            case KAFKA_RESTRICTED -> Tlp.AMBER_STRICT;
        };
    }
}
