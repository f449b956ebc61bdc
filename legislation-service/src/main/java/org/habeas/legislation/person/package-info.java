/**
 * The people whom the detainee-service tracks, as far as their public names go: what a title of a bill is looked through for. It knows
 * nothing else of them, and no name that is not public.
 */
@NullMarked
package org.habeas.legislation.person;

import org.jspecify.annotations.NullMarked;
