/** The local stack: PostgreSQL, Kafka and the services as processes of this machine. It knows how parts start, die and come back, and nothing of what they do. */
@NullMarked
package org.habeas.cli.stack;

import org.jspecify.annotations.NullMarked;
