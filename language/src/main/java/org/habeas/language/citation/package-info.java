/** How bills are cited: one grammar for reading an id and for finding mentions in running text. It knows no stored bill. */
@NullMarked
package org.habeas.language.citation;

import org.jspecify.annotations.NullMarked;
