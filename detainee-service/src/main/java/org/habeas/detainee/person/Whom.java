package org.habeas.detainee.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose past is told: of the record as it now stands what that and the order need.
 *
 * @param heldSince the first day allowed; null unless held since a day that is known
 */
record Whom(UUID id, String slug, String name, @Nullable LocalDate heldSince, long revision, Instant updated) {}
