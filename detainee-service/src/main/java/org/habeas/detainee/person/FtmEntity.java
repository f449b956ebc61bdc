package org.habeas.detainee.person;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One entity of FollowTheMoney, as its tools read them.
 *
 * @param schema which kind of entity: {@code Person}, {@code Event} …
 * @param properties by their name in the model, each with its values
 */
@Schema(description = "One entity of FollowTheMoney; entities of one id are one")
public record FtmEntity(
        String id, String caption, String schema, Map<String, List<String>> properties, List<String> datasets) {}
