/**
 * What is said about people, each with who says so, and the rule by which one of several is shown. Pure Java: it knows no
 * database and no HTTP.
 */
@NullMarked
package org.habeas.detainee.statement;

import org.jspecify.annotations.NullMarked;
