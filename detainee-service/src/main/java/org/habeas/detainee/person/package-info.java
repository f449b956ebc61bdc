/**
 * People: their records as computed from statements, over HTTP and in the change log.
 */
@NullMarked
package org.habeas.detainee.person;

import org.jspecify.annotations.NullMarked;
