/** The commands of ./habeas. Each command is a class; what they do with the stack is in the packages below. */
@NullMarked
package org.habeas.cli;

import org.jspecify.annotations.NullMarked;
