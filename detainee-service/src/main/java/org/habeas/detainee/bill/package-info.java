/**
 * Bills as a read model: which measures name a person and what became of them, as the legislation-service tells. It changes no
 * record of a person, no revision and no tag, and tells nobody anything.
 */
@NullMarked
package org.habeas.detainee.bill;

import org.jspecify.annotations.NullMarked;
