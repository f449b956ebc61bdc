/**
 * What somebody looks for, read as PostgreSQL's full-text search reads it, and what misspelt words may have meant. It knows the words
 * of bills and not what a bill is otherwise.
 */
@NullMarked
package org.habeas.legislation.search;

import org.jspecify.annotations.NullMarked;
