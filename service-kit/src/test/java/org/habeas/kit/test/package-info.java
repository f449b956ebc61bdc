/** What the tests of every service share: one real PostgreSQL and one real Kafka for each JVM, and tokens. */
@NullMarked
package org.habeas.kit.test;

import org.jspecify.annotations.NullMarked;
