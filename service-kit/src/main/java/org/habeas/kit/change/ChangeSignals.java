package org.habeas.kit.change;

import jakarta.inject.Singleton;

/** Wakes the sequencer after a commit, and the outlets after a numbering, within this process. */
@Singleton
class ChangeSignals {

    final Signal committed = new Signal();
    final Signal numbered = new Signal();

    void committed() {
        committed.raise();
    }
}
