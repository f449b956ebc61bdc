/**
 * Holds events to their JSON Schemas. It is the tests' part of the contracts, and every service's tests use it on what the
 * service really published.
 */
@NullMarked
package org.habeas.contracts.test;

import org.jspecify.annotations.NullMarked;
