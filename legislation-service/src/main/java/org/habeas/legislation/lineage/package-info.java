/**
 * Which bills are one measure, across chambers and Congresses, by what the files of bills say of each other. It knows no texts and
 * compares none, and nothing of where bills are kept.
 */
@NullMarked
package org.habeas.legislation.lineage;

import org.jspecify.annotations.NullMarked;
