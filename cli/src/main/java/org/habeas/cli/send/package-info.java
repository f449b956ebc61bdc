/** Brings files and seeds to the services, through the same interfaces as anybody. */
@NullMarked
package org.habeas.cli.send;

import org.jspecify.annotations.NullMarked;
