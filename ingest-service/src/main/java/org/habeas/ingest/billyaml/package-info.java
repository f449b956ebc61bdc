/** Habeas's own way to write down a bill, for seeds and for what no official file says. */
@NullMarked
package org.habeas.ingest.billyaml;

import org.jspecify.annotations.NullMarked;
