/** What documents say of people: pure rules over the sentences that name them. It knows no document store and no database. */
@NullMarked
package org.habeas.ingest.observation;

import org.jspecify.annotations.NullMarked;
