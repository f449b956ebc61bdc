package org.habeas.ingest.document;

import org.jspecify.annotations.Nullable;

/**
 * A file as it was sent.
 *
 * @param name for the receipt only
 */
public record Incoming(byte[] bytes, @Nullable String name) {}
