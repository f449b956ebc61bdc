/**
 * What services and partners share: ids, the shapes of events and records on the topics, and the topics themselves. It
 * knows the wire format and its invariants; it knows nothing of how a service stores or computes a record.
 */
@NullMarked
package org.habeas.contracts;

import org.jspecify.annotations.NullMarked;
