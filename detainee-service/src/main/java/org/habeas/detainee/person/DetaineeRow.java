package org.habeas.detainee.person;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.util.Collection;
import java.util.stream.Stream;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.ThingProperty;
import org.habeas.detainee.statement.ThingRecord;
import org.habeas.kit.http.TableText;
import org.jspecify.annotations.Nullable;

/**
 * A person as a row of a table, RFC 4180. Columns are only ever added, at the end. Where several values are stated, all of them
 * stand in one field, a bar between. What a spreadsheet would take for a formula has an apostrophe before it, for names and
 * values are written by others.
 */
record DetaineeRow(
        String id,
        String slug,
        @Nullable String name,
        @Nullable String names,
        String custody,
        @Nullable String custodySince,
        String proceedings,
        @Nullable String proceedingsSince,
        String headline,
        @Nullable String heldSince,
        @Nullable Long daysHeld,
        @Nullable String heldBy,
        @Nullable String groups,
        boolean contested,
        @Nullable Boolean singlePartySource,
        boolean stale,
        @Nullable String lastVerified,
        @Nullable String birthDate,
        @Nullable String birthPlace,
        @Nullable String citizenships,
        @Nullable String offices,
        @Nullable String charges,
        @Nullable String sentences,
        @Nullable String places,
        @Nullable String cases,
        @Nullable String releases,
        @Nullable String sources,
        int statementCount,
        String rule,
        long revision,
        String updated,
        @Nullable String caseFiles,
        @Nullable String courts,
        @Nullable String hearings) {

    static final String COLUMNS =
            "id,slug,name,names,custody,custodySince,proceedings,proceedingsSince,headline,heldSince,daysHeld,heldBy,groups,"
                    + "contested,singlePartySource,stale,lastVerified,birthDate,birthPlace,citizenships,offices,charges,sentences,"
                    + "places,cases,releases,sources,statementCount,rule,revision,updated,"
                    + "caseFiles,courts,hearings";

    private static final CsvMapper CSV = CsvMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    /** Writes rows under a row with the names of the columns, which is there without any row too. */
    static ObjectWriter writer() {
        return CSV.writer(CSV.schemaFor(DetaineeRow.class).withHeader().withLineSeparator("\r\n"));
    }

    static DetaineeRow of(ExportedPerson person) {
        DetaineeAnswer a = person.record();
        DetaineeSummary s = a.summary();
        return new DetaineeRow(
                s.id().toString(),
                s.slug(),
                TableText.of(s.name()),
                joined(s.names().stream().map(DetaineeSummary.Name::text)),
                s.custody(),
                TableText.of(s.custodySince()),
                s.proceedings(),
                TableText.of(a.proceedingsSince()),
                s.headline(),
                TableText.of(s.heldSince()),
                a.daysHeld(),
                TableText.of(s.heldBy()),
                joined(s.groups().stream()),
                s.contested(),
                s.singlePartySource(),
                s.stale(),
                TableText.of(s.lastVerified()),
                joined(born(a, Property.BIRTH_DATE)),
                joined(born(a, Property.BIRTH_PLACE)),
                joined(born(a, Property.CITIZENSHIP)),
                values(a.offices()),
                values(a.charges()),
                values(a.sentences()),
                values(a.places()),
                values(a.cases()),
                values(a.releases()),
                joined(person.told().stream()
                        .flatMap(said -> Stream.ofNullable(said.evidence().url()))),
                a.statementCount(),
                a.rule(),
                s.revision(),
                s.updated().toString(),
                joined(a.caseFiles().stream().flatMap(f -> Stream.ofNullable(f.name()))),
                joined(a.caseFiles().stream()
                        .flatMap(f -> f.properties().stream())
                        .filter(p -> p.property() == Property.COURT)
                        .flatMap(p -> Stream.ofNullable(p.value()))),
                joined(a.caseFiles().stream()
                        .flatMap(f -> f.hearings().stream())
                        .map(DetaineeRow::hearing)));
    }

    private static String hearing(ThingRecord hearing) {
        ThingProperty shown = hearing.shown(Property.HEARING);
        return shown == null || shown.value() == null ? hearing.name() : hearing.name() + ": " + shown.value();
    }

    private static Stream<String> born(DetaineeAnswer a, Property property) {
        return a.born().stream()
                .filter(stated -> stated.property().equals(property.code()))
                .map(DetaineeView.Stated::value);
    }

    private static @Nullable String values(Collection<DetaineeView.Stated> stated) {
        return joined(stated.stream().map(DetaineeView.Stated::value));
    }

    private static @Nullable String joined(Stream<String> values) {
        return TableText.joined(values.distinct().toList());
    }
}
