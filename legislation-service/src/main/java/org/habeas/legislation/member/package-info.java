/**
 * Members of Congress: as the bills name them, who sponsor and cosponsor what, and beside it as a register of members has them. Neither is
 * changed by the other.
 */
@NullMarked
package org.habeas.legislation.member;

import org.jspecify.annotations.NullMarked;
