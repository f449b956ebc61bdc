/**
 * Which records are of one person: what reviewers judge of two of them, and what a matcher suggests that they look at. It knows the
 * judgements; what becomes of the records is the business of the package of people.
 */
@NullMarked
package org.habeas.detainee.merge;

import org.jspecify.annotations.NullMarked;
