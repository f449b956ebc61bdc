/** Pure Java about words: citations of bills, names in four scripts, dates as sources state them. No framework. */
@NullMarked
package org.habeas.language;

import org.jspecify.annotations.NullMarked;
