package org.habeas.legislation.status;

import org.habeas.contracts.Chamber;

/** What an action means for the measure. */
sealed interface Outcome {

    /** It was brought in; every measure begins so, whether or not a row says it. */
    record Introduced() implements Outcome {}

    /** Sent to a committee, or to a part of one. */
    record Referred(boolean wholeCommittee) implements Outcome {}

    /** A finer place inside the present status. */
    record Stage(String stage) implements Outcome {}

    /** It left a calendar of that chamber. */
    record OffCalendar(Chamber chamber) implements Outcome {}

    /** Reported, or taken from its committee: the stage says which. */
    record OutOfCommittee(boolean discharged) implements Outcome {}

    /** A chamber passed it; where it then stands depends on the kind of measure and on which chamber. */
    record Passed(Chamber chamber, boolean amended) implements Outcome {}

    /** A chamber took back what it had passed. */
    record PassageUndone(Chamber chamber) implements Outcome {}

    /**
     * A chamber agreed to vote once more.
     *
     * @param ofPassage the row says that it was a passage; else it can be what was voted down
     */
    record Reconsidered(Chamber chamber, boolean ofPassage) implements Outcome {}

    /** The Senate took back that it had taken it from its committee. */
    record DischargeUndone() implements Outcome {}

    /** A chamber took the other's version, with or without a further change. */
    record Agreed(Chamber chamber, boolean amended) implements Outcome {}

    /**
     * A chamber changed the other's text, kept its own, refused the other's or asked for a conference: the changes of one are not accepted.
     *
     * @param stated the row says whose changes; else they are those of the chamber in which the measure did not begin
     */
    record InDispute(Chamber changedBy, boolean stated) implements Outcome {}

    /** A chamber took the text of the conference. */
    record Conference(Chamber chamber) implements Outcome {}

    /** A chamber voted it down. */
    record Failed(Chamber chamber) implements Outcome {}

    /** A vote that stops it for now; it may come back. */
    record Stopped(String status) implements Outcome {}

    /** Withdrawn or indefinitely postponed. */
    record Ended(String status) implements Outcome {}

    record Presented() implements Outcome {}

    record Signed() implements Outcome {}

    record Vetoed(boolean pocket) implements Outcome {}

    record Override(Chamber chamber, boolean passed) implements Outcome {}

    /** It has a number among the laws; which way it became one is told by what came before. */
    record BecameLaw(boolean unsigned) implements Outcome {}

    /** A motion, and what follows from it for the measure: mostly nothing. */
    record Moved(Motion motion, Outcome then) implements Outcome {}

    /** Known, and without meaning for where the measure stands. */
    record Nothing() implements Outcome {}
}
