/**
 * What the API of congress.gov answers about a bill, into bill records. It knows how the answers of one bill fit together and when one is
 * missing; what a bill can be, and how its elements read, the package {@code billstatus} knows. It asks nobody for anything.
 */
@NullMarked
package org.habeas.ingest.congressapi;

import org.jspecify.annotations.NullMarked;
