package org.habeas.bench;

import java.net.URI;

/**
 * Where to measure: a stack that nobody else uses, whose PostgreSQL keeps commit timestamps.
 *
 * @param service the legislation-service over HTTP
 * @param serviceDatabase of the legislation-service
 * @param ownDatabase an empty one on the same server, for the work without the service
 */
public record Target(String bootstrapServers, URI service, Database serviceDatabase, Database ownDatabase) {

    public record Database(String url, String user, String password) {}
}
