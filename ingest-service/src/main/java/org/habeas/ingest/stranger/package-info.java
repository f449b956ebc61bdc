/**
 * People whom nobody tracks yet, found by what a text says of them: detained, jailed, a hostage. It knows words and how sentences
 * are built; it knows no records, and what becomes of whom it finds is for a reviewer to decide.
 */
@NullMarked
package org.habeas.ingest.stranger;

import org.jspecify.annotations.NullMarked;
