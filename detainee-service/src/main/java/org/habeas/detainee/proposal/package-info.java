/**
 * What contributors bring and a reviewer decides. It knows what was proposed, by whom, and the decision; what an accepted
 * proposal does is the business of the package of people, and nothing of a proposal is public before.
 */
@NullMarked
package org.habeas.detainee.proposal;

import org.jspecify.annotations.NullMarked;
