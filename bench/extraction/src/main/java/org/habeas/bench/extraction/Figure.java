package org.habeas.bench.extraction;

/** What is counted, in the scorer's order and by its names. */
enum Figure {
    BILLS_ID("bills id"),
    BILLS_WITHOUT_CONGRESS("bills id-nocong"),
    BILLS_SPAN("bills span"),
    BILLS_OVERLAP("bills overlap"),
    PERSONS_SPAN("persons span"),
    PERSONS_OVERLAP("persons overlap"),
    PERSONS_CANONICAL("persons canon");

    private final String label;

    Figure(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
