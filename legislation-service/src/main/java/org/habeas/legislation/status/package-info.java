/** Where a bill stands: pure Java over a list of actions. A table of rules says what each wording means; no framework, no storage. */
@NullMarked
package org.habeas.legislation.status;

import org.jspecify.annotations.NullMarked;
