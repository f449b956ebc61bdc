package org.habeas.ingest.imports;

import java.util.List;

/**
 * Whose imports somebody may see: the own, whatever their mark.
 *
 * @param reviews whether also those of others, with one of the marks
 */
record ImportViewer(String subject, boolean reviews, List<String> marks) {}
