/**
 * Imports of archives: jobs that take each file of an archive as if it had been sent alone, and go on where they stopped. It knows
 * how far a job is and what failed; what a file is and whether it is taken, the documents know.
 */
@NullMarked
package org.habeas.ingest.imports;

import org.jspecify.annotations.NullMarked;
