/** Failures as users see them: one exception per kind, one mapper, one answer format (RFC 9457). No stack trace, SQL or class name leaves through here. */
@NullMarked
package org.habeas.kit.problem;

import org.jspecify.annotations.NullMarked;
