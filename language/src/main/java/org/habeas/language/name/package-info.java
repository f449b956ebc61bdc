/**
 * Names of people across scripts: folds every spelling to a key in which spellings of one name are equal. It knows letters
 * and sounds; it knows no person.
 */
@NullMarked
package org.habeas.language.name;

import org.jspecify.annotations.NullMarked;
