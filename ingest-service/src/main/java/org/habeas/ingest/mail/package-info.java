/** Mails as they are saved (RFC 5322 with MIME): their heads, and their bodies as text or HTML. It reads no HTML itself. */
@NullMarked
package org.habeas.ingest.mail;

import org.jspecify.annotations.NullMarked;
