/** What documents say was done with bills: pure rules over the sentences that cite them. It knows no stored bill and no document store. */
@NullMarked
package org.habeas.ingest.billfact;

import org.jspecify.annotations.NullMarked;
