/** What every operation's description says the same way. It knows HTTP and the kit's problems, and no service. */
@NullMarked
package org.habeas.kit.openapi;

import org.jspecify.annotations.NullMarked;
