/**
 * How right and how fast documents are read: the extractors of the ingest-service over labelled documents and citations. It knows the
 * labels and their scorer's rules; how bills and people are found it does not know.
 */
@NullMarked
package org.habeas.bench.extraction;

import org.jspecify.annotations.NullMarked;
