package org.habeas.kit.change;

import jakarta.inject.Singleton;

/** Wakes the sequencer after a commit, and the outlets after a numbering, within this process. */
@Singleton
class ChangeSignals {

    final Signal committed = new Signal();
    final Head head = new Head();

    void committed() {
        committed.raise();
    }
}
