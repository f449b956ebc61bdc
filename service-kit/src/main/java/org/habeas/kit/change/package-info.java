/** The change log: one ordered list of what changed, written in the record's own transaction, and every outlet that reads it. It does not know what a change means. */
@NullMarked
package org.habeas.kit.change;

import org.jspecify.annotations.NullMarked;
