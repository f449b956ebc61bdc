/** Places in a text: spans, and the sentences around them. */
@NullMarked
package org.habeas.language.text;

import org.jspecify.annotations.NullMarked;
