/** The local issuer: a key in the data folder and the tokens it signs. */
@NullMarked
package org.habeas.cli.token;

import org.jspecify.annotations.NullMarked;
