package org.habeas.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Spellings of names of which it is known who is meant.
 *
 * @param rows in the order of the file, which numbers them from 0
 * @param homonyms pairs of persons whom no name tells apart
 */
public record NameSet(List<Row> rows, Set<Set<String>> homonyms) {

    public NameSet {
        rows = List.copyOf(rows);
        homonyms = Set.copyOf(homonyms);
    }

    /** A spelling; who is meant is for the figures only. */
    public record Row(String person, String name, String script) {}

    /**
     * @param file tab separated, with the columns person_id, name and script; homonyms.tsv may stand beside it
     * @throws IOException also where a column is missing or a row is short, telling the line
     */
    public static NameSet read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (List<String> row : table(file, List.of("person_id", "name", "script"))) {
            rows.add(new Row(row.get(0), row.get(1), row.get(2)));
        }
        Set<Set<String>> homonyms = new HashSet<>();
        Path beside = file.resolveSibling("homonyms.tsv");
        if (Files.isRegularFile(beside)) {
            for (List<String> row : table(beside, List.of("person_id_a", "person_id_b"))) {
                homonyms.add(Set.of(row.get(0), row.get(1)));
            }
        }
        return new NameSet(rows, homonyms);
    }

    private static List<List<String>> table(Path file, List<String> columns) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<String> head =
                lines.isEmpty() ? List.of() : List.of(lines.getFirst().split("\t"));
        if (!head.containsAll(columns)) {
            throw new IOException(file + " has to have the columns " + columns);
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> cells = List.of(lines.get(i).split("\t", -1));
            if (cells.size() < head.size()) {
                throw new IOException(file + ", line " + (i + 1) + ": fewer columns than the first line");
            }
            rows.add(columns.stream().map(c -> cells.get(head.indexOf(c))).toList());
        }
        return rows;
    }
}
