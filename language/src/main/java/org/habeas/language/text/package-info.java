/** Places in a text: spans, the sentences around them, and what stands there that nobody sees. */
@NullMarked
package org.habeas.language.text;

import org.jspecify.annotations.NullMarked;
