package org.habeas.ingest.mention;

/** Makes a mention: with the sentence around it as its quote, or with its own words only. */
@FunctionalInterface
public interface Quoting<M> {

    M make(boolean sentence);
}
