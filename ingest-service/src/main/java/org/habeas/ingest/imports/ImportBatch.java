package org.habeas.ingest.imports;

import java.util.ArrayList;
import java.util.List;
import org.habeas.contracts.DocumentRecord;
import org.habeas.ingest.archive.ArchiveFiles.Entry;
import org.habeas.ingest.document.Incoming;
import org.habeas.ingest.document.Outcome;
import org.habeas.kit.http.Parameters;
import org.habeas.kit.problem.HabeasException;
import org.jspecify.annotations.Nullable;

/**
 * Files of an archive that are taken together.
 *
 * @param from the entry at which the import stands before them
 * @param to and behind them
 * @param read bytes of the archive up to there
 * @param worked milliseconds on them so far
 */
record ImportBatch(long from, long to, long read, long worked, List<Item> items) {

    private static final int LONGEST_PATH = 1_000;

    /**
     * A file, or why it cannot even be asked what it is.
     *
     * @param size of the file, which may not have been read
     */
    record Item(
            Entry entry, byte @Nullable [] bytes, @Nullable HabeasException refusal, long size) {

        static Item of(Entry entry, byte[] bytes) {
            return new Item(shown(entry), bytes, null, bytes.length);
        }

        static Item refused(Entry entry, HabeasException why) {
            return new Item(shown(entry), null, why, 0);
        }

        /** A path as it can be kept and shown, whatever an archive has for one. */
        private static Entry shown(Entry entry) {
            String path = entry.path();
            String cut = path.length() <= LONGEST_PATH ? path : "…" + path.substring(path.length() - LONGEST_PATH + 1);
            StringBuilder text = new StringBuilder();
            cut.codePoints()
                    .map(c -> Parameters.isText(Character.toString(c)) ? c : 0xfffd)
                    .forEach(text::appendCodePoint);
            return new Entry(entry.index(), text.toString(), entry.size());
        }
    }

    /** What a batch adds to its import. */
    record Result(ImportCounts counts, List<ImportError> errors) {

        static Result failed(ImportError error, long bytes) {
            return new Result(new ImportCounts(0, 0, 1, 0, 0, 0, bytes), List.of(error));
        }
    }

    /** Those of which the documents are asked. */
    List<Incoming> incoming() {
        List<Incoming> incoming = new ArrayList<>();
        for (Item item : items) {
            if (item.bytes() != null) {
                incoming.add(new Incoming(item.bytes(), item.entry().path()));
            }
        }
        return incoming;
    }

    long bytes() {
        return items.stream().mapToLong(Item::size).sum();
    }

    /** Each of the items as a batch of its own; the last ends where this ends. */
    List<ImportBatch> singly() {
        List<ImportBatch> all = new ArrayList<>();
        long at = from;
        for (int i = 0; i < items.size(); i++) {
            long behind = i == items.size() - 1 ? to : items.get(i).entry().index() + 1;
            all.add(new ImportBatch(at, behind, read, worked / items.size(), List.of(items.get(i))));
            at = behind;
        }
        return all;
    }

    /** @param outcomes of {@link #incoming()}, in its order */
    Result outcome(List<Outcome> outcomes) {
        ImportCounts counts = new ImportCounts(0, 0, 0, 0, 0, 0, bytes());
        List<ImportError> errors = new ArrayList<>();
        int asked = 0;
        for (Item item : items) {
            Outcome outcome = item.refusal() == null ? outcomes.get(asked++) : new Outcome.Refused(item.refusal());
            counts = counts.plus(
                    switch (outcome) {
                        case Outcome.Taken taken -> taken(item.entry(), taken, errors);
                        case Outcome.Refused refused -> {
                            errors.add(ImportError.refused(item.entry(), refused.why()));
                            yield new ImportCounts(0, 0, 1, 0, 0, 0, 0);
                        }
                    });
        }
        return new Result(counts, errors);
    }

    private static ImportCounts taken(Entry entry, Outcome.Taken taken, List<ImportError> errors) {
        if (!taken.isNew()) {
            return new ImportCounts(0, 1, 0, 0, 0, 0, 0);
        }
        DocumentRecord document = taken.document();
        errors.addAll(ImportError.odd(entry, taken.oddities(), document.id()));
        DocumentRecord.Mentions mentions = document.mentions();
        return new ImportCounts(
                1,
                0,
                0,
                taken.oddities().isEmpty() ? 0 : 1,
                taken.bill().isPresent() ? 1 : 0,
                (long) mentions.bills().size() + mentions.persons().size(),
                0);
    }
}
