package org.habeas.ingest.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.BillMention;
import org.habeas.contracts.DocumentRecord.Observation;
import org.habeas.contracts.DocumentRecord.PersonMention;

/**
 * What one document says and another does not. A line that only moved is said by both; so is a bill or a person that both name, wherever.
 */
@Schema(name = "DocumentDiff")
public record DocumentDiff(
        @Schema(description = "The document that is looked at")
        UUID id,

        @Schema(description = "The one that it is held against")
        UUID since,

        @Schema(description = "In the later document, and not in the earlier")
        Side added,

        @Schema(description = "In the earlier document, and not in the later")
        Side removed) {

    private static final int MOST_LINES = 2_000;

    /** What one of the two says alone; offsets are of its own text. */
    @Schema(name = "DocumentDiffSide")
    public record Side(
            List<Line> lines,

            @Schema(description = "Lines beyond those that the answer holds")
            long moreLines,

            List<BillMention> bills,
            List<PersonMention> persons,
            List<Observation> observations) {}

    /** A line of a text, without the spaces around it. */
    @Schema(name = "DocumentDiffLine")
    public record Line(String text, int start, int end) {}

    static DocumentDiff of(DocumentRecord before, String textBefore, DocumentRecord now, String textNow) {
        return new DocumentDiff(
                now.id(), before.id(), side(now, textNow, before, textBefore), side(before, textBefore, now, textNow));
    }

    private static Side side(DocumentRecord one, String text, DocumentRecord other, String otherText) {
        List<Line> lines = alone(lines(text), lines(otherText));
        return new Side(
                List.copyOf(lines.subList(0, Math.min(MOST_LINES, lines.size()))),
                Math.max(0, lines.size() - MOST_LINES),
                alone(one.mentions().bills(), other.mentions().bills(), BillMention::billId),
                alone(
                        one.mentions().persons(),
                        other.mentions().persons(),
                        p -> p.detaineeId() == null ? p.name() : p.detaineeId().toString()),
                alone(
                        one.observations(),
                        other.observations(),
                        o -> o.subject() + "\n" + o.property() + "\n" + o.value() + "\n" + o.validFrom()));
    }

    private static <T> List<T> alone(List<T> ones, List<T> others, Function<T, String> key) {
        Set<String> said = others.stream().map(key).collect(Collectors.toSet());
        return ones.stream().filter(one -> !said.contains(key.apply(one))).toList();
    }

    /** A line that stands twice and stood once is new once. */
    private static List<Line> alone(List<Line> ones, List<Line> others) {
        Map<String, Integer> said = new HashMap<>();
        others.forEach(line -> said.merge(line.text(), 1, Integer::sum));
        List<Line> alone = new ArrayList<>();
        for (Line line : ones) {
            if (said.merge(line.text(), -1, Integer::sum) < 0) {
                alone.add(line);
            }
        }
        return alone;
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            String line = text.substring(start, end);
            String bare = line.strip();
            if (!bare.isEmpty()) {
                int from = start + line.indexOf(bare);
                lines.add(new Line(bare, from, from + bare.length()));
            }
            start = end + 1;
        }
        return lines;
    }
}
