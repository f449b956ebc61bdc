package org.habeas.language.name;

import java.util.List;

/**
 * A name taken apart, ready to be compared.
 *
 * @param tokens in the order of the name, at most {@link NameReader#MOST_TOKENS}; empty where it has no letter that can be read
 * @param familyFirst the script or a comma shows that the family's name stands first
 */
public record ReadName(List<NameToken> tokens, boolean familyFirst) {

    public ReadName {
        tokens = List.copyOf(tokens);
    }
}
