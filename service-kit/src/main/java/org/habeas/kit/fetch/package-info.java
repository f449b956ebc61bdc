/**
 * Fetches what addresses of the web give, for people whom nobody need trust: it knows which addresses may be connected to, how much is read and
 * for how long. It does not know what is fetched, or for what.
 */
@NullMarked
package org.habeas.kit.fetch;

import org.jspecify.annotations.NullMarked;
