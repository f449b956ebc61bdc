package org.habeas.detainee.person;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Terms;
import org.habeas.detainee.statement.ThingKind;

/** The words that records use. */
@Path("/v1/vocabulary")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Vocabulary", description = "The codes and what they mean")
public class VocabularyResource {

    /** @param values the codes that it takes; empty where any text is a value */
    public record PropertyTerm(String code, String meaning, String usualMark, List<String> values) {}

    /** @param properties the codes of what can be said of it */
    public record ThingTerm(String code, String meaning, List<String> properties) {}

    /**
     * @param custody codes of the property {@code custody}
     * @param proceedings codes of the property {@code proceedings}
     * @param things what of the proceedings is a thing of its own, with an id, and which properties are said of it
     * @param headline the words that stand for both in lists; nobody states them
     */
    public record Vocabulary(
            List<PropertyTerm> properties,
            List<ThingTerm> things,
            List<Terms.Term> custody,
            List<Terms.Term> proceedings,
            List<Terms.Term> headline) {}

    @GET
    @PermitAll
    @Operation(
            operationId = "getVocabulary",
            summary = "The properties of people, and what each code of custody, proceedings and headline means")
    public Vocabulary get() {
        List<PropertyTerm> properties = Arrays.stream(Property.values())
                .map(p -> new PropertyTerm(p.code(), p.meaning(), p.usualMark().label(), p.codes()))
                .toList();
        List<ThingTerm> things = Arrays.stream(ThingKind.values())
                .map(k -> new ThingTerm(
                        k.code(),
                        k.meaning(),
                        k.properties().stream().map(Property::code).toList()))
                .toList();
        return new Vocabulary(properties, things, Terms.custody(), Terms.proceedings(), Terms.headline());
    }
}
