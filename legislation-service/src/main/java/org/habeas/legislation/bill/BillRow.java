package org.habeas.legislation.bill;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.time.LocalDate;
import java.util.Objects;
import org.habeas.contracts.BillSummary;
import org.habeas.kit.http.TableText;
import org.jspecify.annotations.Nullable;

/**
 * A bill as a row of a table, RFC 4180. Columns are only ever added, at the end. What a spreadsheet would take for a formula has an
 * apostrophe before it, for titles and names are written by others.
 */
record BillRow(
        String id,
        String citation,
        int congress,
        String type,
        int number,
        @Nullable String title,
        @Nullable String introduced,
        String status,
        @Nullable String statusSince,
        @Nullable String stage,
        @Nullable String statusBeforeExpiry,
        @Nullable String statusBeforeExpirySince,
        @Nullable String stageBeforeExpiry,
        @Nullable String sponsorBioguide,
        @Nullable String sponsorName,
        @Nullable String sponsorParty,
        @Nullable String sponsorState,
        int cosponsors,
        @Nullable String latestActionDate,
        @Nullable String latestActionText,
        @Nullable String policyArea,
        long revision,
        String updated) {

    static final String COLUMNS =
            "id,citation,congress,type,number,title,introduced,status,statusSince,stage,statusBeforeExpiry,"
                    + "statusBeforeExpirySince,stageBeforeExpiry,sponsorBioguide,sponsorName,sponsorParty,sponsorState,cosponsors,"
                    + "latestActionDate,latestActionText,policyArea,revision,updated";

    private static final CsvMapper CSV = CsvMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    /** Writes rows under a row with the names of the columns, which is there without any row too. */
    static ObjectWriter writer() {
        return CSV.writer(CSV.schemaFor(BillRow.class).withHeader().withLineSeparator("\r\n"));
    }

    static BillRow of(BillSummary s) {
        BillSummary.Member sponsor = s.sponsor();
        BillSummary.LatestAction latest = s.latestAction();
        return new BillRow(
                s.id().toString(),
                s.citation(),
                s.congress(),
                s.type().code(),
                s.number(),
                TableText.of(s.title()),
                day(s.introduced()),
                s.status(),
                day(s.statusSince()),
                s.stage(),
                s.statusBeforeExpiry(),
                day(s.statusBeforeExpirySince()),
                s.stageBeforeExpiry(),
                sponsor == null ? null : TableText.of(sponsor.bioguide()),
                sponsor == null ? null : TableText.of(sponsor.name()),
                sponsor == null ? null : TableText.of(sponsor.party()),
                sponsor == null ? null : TableText.of(sponsor.state()),
                s.cosponsors(),
                latest == null ? null : latest.date().toString(),
                latest == null ? null : TableText.of(latest.text()),
                TableText.of(s.policyArea()),
                s.revision(),
                s.updated().toString());
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return Objects.toString(day, null);
    }
}
