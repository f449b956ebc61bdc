/**
 * Office files, which are read in a process of its own: it has a limit of memory and of time, no network, and a folder that is
 * emptied. This package starts and ends these processes and believes nothing that they answer; it does not know the formats.
 */
@NullMarked
package org.habeas.ingest.office;

import org.jspecify.annotations.NullMarked;
