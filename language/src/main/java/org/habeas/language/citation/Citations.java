package org.habeas.language.citation;

import java.util.Optional;

/** Reads free-form citations: {@code S.Res.540}, {@code Senate Resolution 540 (118th)}, {@code 118/sres/540}, an address. */
public final class Citations {

    private Citations() {}

    /** The citation that the whole of {@code text} is, or empty. */
    public static Optional<Citation> parse(String text) {
        return CitationGrammar.parse(text);
    }
}
