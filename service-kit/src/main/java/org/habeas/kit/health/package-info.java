/** Readiness beyond the database: whether the topics are there and right. */
@NullMarked
package org.habeas.kit.health;

import org.jspecify.annotations.NullMarked;
