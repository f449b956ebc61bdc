package org.habeas.ingest.document;

import org.jspecify.annotations.Nullable;

/**
 * A file as it was sent.
 *
 * @param name for the receipt, and to tell a bill's file under the name of another bill
 */
public record Incoming(byte[] bytes, @Nullable String name) {}
