/**
 * The one exception to "nothing is deleted": two administrators remove a person. It knows every table that holds something of a
 * person, and afterwards nothing but which ids and slugs do not come back.
 */
@NullMarked
package org.habeas.detainee.erasure;

import org.jspecify.annotations.NullMarked;
