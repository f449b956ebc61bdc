/**
 * Where documents come from on their own: APIs, sitemaps, feeds and folders that are asked now and then. It knows what a source lists, what of it is
 * still to be taken and what failed; what a document is, others know.
 */
@NullMarked
package org.habeas.ingest.source;

import org.jspecify.annotations.NullMarked;
