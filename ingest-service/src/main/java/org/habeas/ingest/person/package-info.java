/** Known names, and where a text names the people who bear them. It does not know what documents are or who else reads them. */
@NullMarked
package org.habeas.ingest.person;

import org.jspecify.annotations.NullMarked;
