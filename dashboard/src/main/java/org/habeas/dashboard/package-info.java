/**
 * The dashboard's server: serves the page and passes {@code /api/**} through to the services. It knows their addresses
 * and nothing of what they answer.
 */
@NullMarked
package org.habeas.dashboard;

import org.jspecify.annotations.NullMarked;
