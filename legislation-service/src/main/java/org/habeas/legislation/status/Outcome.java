package org.habeas.legislation.status;

import org.habeas.contracts.Chamber;

/** What an action means for the measure. */
public sealed interface Outcome {

    /** A step before any vote; it never takes a measure back from a later one. */
    record Step(String status) implements Outcome {}

    /** A finer place inside the present status. */
    record Stage(String stage) implements Outcome {}

    /** Reported, or taken from its committee: the stage says which. */
    record OutOfCommittee(boolean discharged) implements Outcome {}

    /** A chamber passed it; where it then stands depends on the kind of measure and on which chamber. */
    record Passed(Chamber chamber, boolean amended) implements Outcome {}

    /** A chamber took the other's version: both now have the same text. */
    record Agreed(Chamber chamber) implements Outcome {}

    record Conference(Chamber chamber) implements Outcome {}

    /** A chamber voted it down. */
    record Failed(Chamber chamber) implements Outcome {}

    /** A vote that stops it for now; it may come back. */
    record Stopped(String status) implements Outcome {}

    /** The end: law, pocket veto, withdrawn, indefinitely postponed. */
    record Ended(String status) implements Outcome {}

    record Vetoed() implements Outcome {}

    record Override(Chamber chamber, boolean passed) implements Outcome {}

    /** Something that was tried on the way and is never a status. */
    record Milestone(String kind) implements Outcome {}

    /** Known, and without meaning for where the measure stands. */
    record Nothing() implements Outcome {}
}
