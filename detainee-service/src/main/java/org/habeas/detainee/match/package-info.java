/**
 * Whom a name may mean: candidates from the index of names, compared with what was asked, each with its explanation. It knows
 * names and what tells people apart; it says of nobody that two are one.
 */
@NullMarked
package org.habeas.detainee.match;

import org.jspecify.annotations.NullMarked;
