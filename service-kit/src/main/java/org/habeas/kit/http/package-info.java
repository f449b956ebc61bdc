/** What HTTP asks of every resource alike: entity tags, idempotency keys, parameters, tokens, limits, caching. */
@NullMarked
package org.habeas.kit.http;

import org.jspecify.annotations.NullMarked;
