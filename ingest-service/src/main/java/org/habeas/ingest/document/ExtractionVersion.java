package org.habeas.ingest.document;

/**
 * Which rules found what a document says. Raised by one with every change after which some text gives other mentions,
 * observations or facts of its head than before, be it a rule that is added, a word of a list or a mistake put right; not
 * for a change that only makes it faster. A document that was read by an older one is then known to be due for another look.
 *
 * <p>What each version finds is told in {@code docs/extraction.md}, which names this number.
 */
public final class ExtractionVersion {

    public static final int NUMBER = 1;

    private ExtractionVersion() {}
}
