package org.habeas.ingest.document;

import java.time.Instant;

/**
 * That bytes are what an address gave.
 *
 * @param url where they were, behind all redirects
 * @param at when they were asked for
 */
public record WebFetch(String url, Instant at) {}
