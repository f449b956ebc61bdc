/** Creates and verifies the topics as contracts defines them, wherever Habeas runs. */
@NullMarked
package org.habeas.cli.topics;

import org.jspecify.annotations.NullMarked;
