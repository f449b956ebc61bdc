/** Files of the web, fetched onto the disk before anything else is done with them. It knows how many come at once; what they are, others know. */
@NullMarked
package org.habeas.ingest.web;

import org.jspecify.annotations.NullMarked;
