/** Keeps what is found in a document below what an event may hold. */
@NullMarked
package org.habeas.ingest.mention;

import org.jspecify.annotations.NullMarked;
