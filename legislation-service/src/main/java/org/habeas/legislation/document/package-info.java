/** What documents say about bills, copied from the ingest-service's events. It never changes a bill. */
@NullMarked
package org.habeas.legislation.document;

import org.jspecify.annotations.NullMarked;
