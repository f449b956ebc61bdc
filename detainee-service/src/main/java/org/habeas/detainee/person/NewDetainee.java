package org.habeas.detainee.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.detainee.statement.Evidence;
import org.habeas.detainee.statement.Origin;
import org.habeas.detainee.statement.Stance;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.Thing;
import org.jspecify.annotations.Nullable;

/** A person as somebody brings one: names, the source of the names, and statements. */
@Schema(description = "A person with names, the source of the names, and statements")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewDetainee(
        @Nullable String id,
        @Nullable String slug,
        @Nullable List<NewName> names,
        @Nullable NewEvidence source,
        @Nullable List<NewStatement> statements) {

    /**
     * @param kind {@code primary}, {@code spelling} (default) or {@code alias}
     * @param source where this spelling was seen; without it the name rests on the source beside the names
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NewName(
            @Nullable String text,
            @Nullable String script,
            @Nullable String language,
            @Nullable String kind,
            @Nullable NewEvidence source) {}

    /**
     * One fact; without evidence of its own it rests on the source beside it.
     *
     * @param value a code where the property has codes, else as stated
     * @param valueAsStated the source's own words for a code
     * @param about the case, charge, hearing or sentence that it is about, where there are several
     * @param reliability of the source, {@code A} to {@code F}
     * @param credibility of the information, 1 to 6
     * @param stance {@code supports} (default), {@code disputes} or {@code retracts}
     * @param supersedes id of the statement that this one replaces or retracts
     * @param reason why it is retracted, or why what is usually restricted is public
     * @param thing the case, charge, hearing or sentence that it is about; without it, it is about the person
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NewStatement(
            @Nullable String property,
            @Nullable String value,
            @Nullable String validFrom,
            @Nullable String validTo,
            @Nullable String tlp,
            @Nullable NewEvidence evidence,
            @Nullable String valueAsStated,
            @Nullable String about,
            @Nullable String reliability,
            @Nullable Integer credibility,
            @Nullable String stance,
            @Nullable String supersedes,
            @Nullable String reason,
            @Nullable NewThing thing) {

        /** What takes a statement back, for a reason. */
        public static NewStatement retraction(String id, @Nullable String reason, @Nullable NewEvidence evidence) {
            return new NewStatement(
                    null,
                    null,
                    null,
                    null,
                    null,
                    evidence,
                    null,
                    null,
                    null,
                    null,
                    Stance.RETRACTS.code(),
                    id,
                    reason,
                    null);
        }

        static NewStatement of(Statement s) {
            return new NewStatement(
                    s.property().code(),
                    s.value(),
                    s.validFrom(),
                    s.validTo(),
                    s.tlp().label(),
                    NewEvidence.of(s.evidence()),
                    s.said().valueAsStated(),
                    s.said().about(),
                    s.said().reliability() == null
                            ? null
                            : s.said().reliability().name(),
                    s.said().credibility(),
                    s.said().stance().code(),
                    s.said().supersedes(),
                    s.said().reason(),
                    NewThing.of(s.said().thing()));
        }
    }

    /**
     * A thing by the id that the record shows it under, or by what tells it from others of the person: {@code case} alone for a case,
     * with {@code charge}, {@code hearing} or {@code sentence} for what is in it.
     *
     * @param caseName number or name of the case
     * @param charge the article
     * @param hearing its day, EDTF, or its name
     * @param sentence the day of the decision, EDTF, or its name
     */
    @Schema(
            description =
                    "A case, charge, hearing or sentence of the person, by its id or by what tells it from others")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NewThing(
            @Nullable String id,
            @JsonProperty("case") @Nullable String caseName,
            @Nullable String charge,
            @Nullable String hearing,
            @Nullable String sentence) {

        static @Nullable NewThing of(@Nullable Thing thing) {
            return thing == null
                    ? null
                    : new NewThing(null, thing.caseName(), thing.charge(), thing.hearing(), thing.sentence());
        }
    }

    /**
     * Where it is said: {@code cited} (publisher, title, url, date) or {@code quoted} (documentId, quote, start, end).
     *
     * @param alignment {@code holding-state receiving-state family-or-counsel court intergovernmental ngo media}
     * @param derivedFrom what the source repeats
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NewEvidence(
            @Nullable String kind,
            @Nullable String publisher,
            @Nullable String title,
            @Nullable String url,
            @Nullable String date,
            @Nullable String documentId,
            @Nullable String quote,
            @Nullable Integer start,
            @Nullable Integer end,
            @Nullable String sha256,
            @Nullable String alignment,
            @Nullable Origin derivedFrom) {

        static NewEvidence of(Evidence e) {
            return new NewEvidence(
                    e.kind(),
                    e.publisher(),
                    e.title(),
                    e.url(),
                    e.date(),
                    e.documentId() == null ? null : e.documentId().toString(),
                    e.quote(),
                    e.start(),
                    e.end(),
                    e.sha256(),
                    e.alignment() == null ? null : e.alignment().code(),
                    e.derivedFrom());
        }
    }
}
