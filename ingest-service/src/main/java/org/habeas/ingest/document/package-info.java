/** Documents: stored once by their bytes, never altered, and what was found in them. */
@NullMarked
package org.habeas.ingest.document;

import org.jspecify.annotations.NullMarked;
