/** Kafka in: each event applied once, in order per subject, however often it is delivered. It knows when to retry, wait or set aside; handlers know what an event means. */
@NullMarked
package org.habeas.kit.inbox;

import org.jspecify.annotations.NullMarked;
