/** Reads alerts from Kafka as a subscriber would. */
@NullMarked
package org.habeas.cli.alerts;

import org.jspecify.annotations.NullMarked;
