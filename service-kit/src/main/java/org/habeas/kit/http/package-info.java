/** What HTTP asks of every resource alike: entity tags, idempotency keys, unknown parameters, caching. */
@NullMarked
package org.habeas.kit.http;

import org.jspecify.annotations.NullMarked;
