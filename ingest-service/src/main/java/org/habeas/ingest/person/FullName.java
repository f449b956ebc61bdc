package org.habeas.ingest.person;

import java.util.List;

/**
 * A full name in a text.
 *
 * @param first the word that it begins with
 * @param after the word behind it
 * @param bearers who have this name
 * @param spelled whether one of them is written so, letter by letter
 */
record FullName(int first, int after, List<NamedPerson> bearers, boolean spelled) {}
