/**
 * A process that takes the text out of office files, one after the other, for whoever started it. It knows how these files are
 * read and nothing of Habeas: what it is given is taken to be hostile, and so is, by its reader, what it answers.
 */
@NullMarked
package org.habeas.office;

import org.jspecify.annotations.NullMarked;
