package org.habeas.ingest.imports;

import java.util.Arrays;

/** Where an import is. */
enum ImportState {
    /** Accepted; another may be before it. */
    QUEUED("queued"),
    RUNNING("running"),
    /** Read to its end; single files may have failed. */
    DONE("done"),
    /** The archive could not be read to its end; what came before that is taken. */
    FAILED("failed"),
    /** Ended by somebody; what was taken before is here. */
    CANCELLED("cancelled");

    private final String label;

    ImportState(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static ImportState ofLabel(String label) {
        return Arrays.stream(values())
                .filter(s -> s.label.equals(label))
                .findFirst()
                .orElseThrow();
    }
}
