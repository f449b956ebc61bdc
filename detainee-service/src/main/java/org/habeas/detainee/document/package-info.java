/**
 * Documents that name people, as the ingest-service publishes them. They change no record.
 */
@NullMarked
package org.habeas.detainee.document;

import org.jspecify.annotations.NullMarked;
