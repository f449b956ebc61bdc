package org.habeas.ingest.legislators;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.habeas.contracts.MemberRecord;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads the files {@code legislators-*.yaml}, which have all terms of each member, and {@code legislators-*.csv}, which have of each member the
 * last one and not its days.
 */
public final class LegislatorsReader {

    /** 12,767 people have been members by 2026. */
    private static final int MOST = 30_000;

    private static final int LARGEST = 64 * 1024 * 1024;
    private static final int MAX_DEPTH = 20;

    private static final Pattern YAML_START =
            Pattern.compile("(?:(?:#.{0,500}|---|[ \\t]{0,100})\\R)*+- {1,10}id:[ \\t]{0,100}\\R {1,10}[a-z_]{1,30}: ");
    private static final String YAML_ID = "bioguide: ";
    private static final int YAML_FAR_ENOUGH = 4_000;
    private static final Pattern CSV_START =
            Pattern.compile("last_name,first_name,[a-z_,]{0,1000}\\bbioguide_id\\b.*\\R");

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .loaderOptions(options())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build());
    private static final CsvMapper CSV = CsvMapper.csvBuilder()
            .enable(CsvParser.Feature.FAIL_ON_MISSING_HEADER_COLUMNS)
            .build();

    private LegislatorsReader() {}

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setNestingDepthLimit(MAX_DEPTH);
        return options;
    }

    /** Whether a text means to be one of the YAML files: it begins with an entry and its ids. */
    public static boolean isYaml(String text) {
        return YAML_START.matcher(text).lookingAt()
                && text.substring(0, Math.min(text.length(), YAML_FAR_ENOUGH)).contains(YAML_ID);
    }

    /** Whether a text means to be one of the CSV files, by its first line. */
    public static boolean isCsv(String text) {
        return CSV_START.matcher(text).lookingAt();
    }

    /**
     * @param asOf the day for which the file was handed in
     * @return a record of each member, without a revision
     * @throws Unprocessable naming the entry, from 0, and what is wrong with it
     */
    public static List<MemberRecord> yaml(String text, UUID documentId, LocalDate asOf) {
        try (JsonParser parser = new RegisterParser(YAML.createParser(text))) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw wrong("", "wrong-form", "A register is a list of entries.");
            }
            parser.clearCurrentToken(); // else the list would be the first entry
            MappingIterator<JsonNode> entries = YAML.readerFor(JsonNode.class).readValues(parser);
            List<MemberRecord> members = read(entries, (entry, at) -> MemberYaml.read(entry, at, documentId, asOf));
            if (parser.nextToken() != null) {
                throw wrong("", "second-document", "A second YAML document (---) is not read.");
            }
            return members;
        } catch (JsonProcessingException e) {
            throw malformed("YAML", e);
        } catch (IOException e) {
            throw wrong("", "malformed", "The YAML could not be read.");
        }
    }

    /** As {@link #yaml}; all in the table of those who left are former members. */
    public static List<MemberRecord> csv(String text, UUID documentId, LocalDate asOf) {
        CsvSchema header = CsvSchema.emptySchema().withHeader();
        try (MappingIterator<JsonNode> rows =
                CSV.readerFor(JsonNode.class).with(header).readValues(text)) {
            int[] longAgo = {0};
            List<MemberRecord> members = read(rows, (row, at) -> {
                longAgo[0] += MemberCsv.isOfLongAgo(row) ? 1 : 0;
                return MemberCsv.read(row, at, documentId, asOf);
            });
            MemberRecord.Former former = new MemberRecord.Former(asOf, documentId);
            return MemberCsv.isOfFormerMembers(longAgo[0], members.size())
                    ? members.stream().map(member -> member.withFormer(former)).toList()
                    : members;
        } catch (JsonProcessingException e) {
            throw malformed("CSV", e);
        } catch (IOException e) {
            throw wrong("", "malformed", "The CSV could not be read.");
        }
    }

    @FunctionalInterface
    private interface Entry {
        MemberRecord read(JsonNode entry, String pointer);
    }

    private static List<MemberRecord> read(MappingIterator<JsonNode> entries, Entry reader) throws IOException {
        List<MemberRecord> members = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        while (entries.hasNextValue()) {
            String pointer = "/" + members.size();
            if (members.size() == MOST) {
                throw wrong(pointer, "too-many", "At most " + MOST + " members.");
            }
            MemberRecord member = reader.read(entries.nextValue(), pointer);
            if (!ids.add(member.id())) {
                throw wrong(pointer, "twice", "The member " + member.id() + " stands here twice.");
            }
            members.add(member);
        }
        return members;
    }

    private static Unprocessable malformed(String form, JsonProcessingException e) {
        String line = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
        return wrong("", "malformed", "The " + form + " is malformed" + line + ".");
    }

    static Unprocessable wrong(String pointer, String code, String detail) {
        return new Unprocessable(detail, FieldProblem.pointer(pointer, code, detail));
    }
}
