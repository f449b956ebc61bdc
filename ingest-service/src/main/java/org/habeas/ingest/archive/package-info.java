/** ZIP and TAR files, read as untrusted input: entries in their order, within bounds, and never onto a disk. It knows nothing of documents. */
@NullMarked
package org.habeas.ingest.archive;

import org.jspecify.annotations.NullMarked;
