package org.habeas.legislation.bill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A row or a single value that the newest snapshot lacks and the one before it has. Sources lose rows and have them again; so it stays until it is
 * known to have gone, and nobody is told before.
 *
 * @param part the list that it stands in, by its name in {@code include=}, or the name of the value
 * @param row as the snapshot before has it, a text where its list has texts or the value is one
 * @param missingSince when the snapshot came that lacks it
 */
@Schema(
        name = "MissingRow",
        description = "A row or a value that the newest snapshot lacks, kept until it is known to have gone")
public record MissingRow(String part, JsonNode row, Instant missingSince) {}
