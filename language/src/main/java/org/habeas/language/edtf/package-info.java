/** Dates about people, never more exact than their source: EDTF (ISO 8601-2), levels 0, 1 and part of 2. It knows dates, not what they are of. */
@NullMarked
package org.habeas.language.edtf;

import org.jspecify.annotations.NullMarked;
