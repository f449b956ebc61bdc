package org.habeas.ingest.billfact;

/** What is done with a bill, as far as sentences are read for it; the values of the property {@code action}. */
enum BillAct {
    INTRODUCED("INTRODUCED"),
    PASSED_HOUSE("PASSED:HOUSE"),
    PASSED_SENATE("PASSED:SENATE"),
    SIGNED("SIGNED"),
    VETOED("VETOED");

    private final String value;

    BillAct(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }
}
