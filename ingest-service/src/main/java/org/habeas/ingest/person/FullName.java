package org.habeas.ingest.person;

import java.util.List;

/**
 * A full name in a text.
 *
 * @param first the word that it begins with
 * @param after the word behind it
 * @param start where it stands in the text
 * @param bearers who have this name
 * @param spelled whether one of them is written so, letter by letter
 */
record FullName(int first, int after, int start, int end, List<NamedPerson> bearers, boolean spelled) {}
