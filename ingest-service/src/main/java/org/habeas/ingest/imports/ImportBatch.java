package org.habeas.ingest.imports;

import java.util.ArrayList;
import java.util.List;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.Oddity;
import org.habeas.ingest.archive.ArchiveFiles.Entry;
import org.habeas.ingest.document.Incoming;
import org.habeas.ingest.document.Outcome;
import org.habeas.kit.http.Parameters;
import org.habeas.kit.problem.HabeasException;
import org.jspecify.annotations.Nullable;

/**
 * Files of an archive that are taken together.
 *
 * @param from the file at which the import stands before them
 * @param to and behind them
 * @param place of the last of them in the archive
 * @param read bytes of the archive up to there
 * @param unpacked bytes that had come out of it
 * @param worked milliseconds on them so far
 */
record ImportBatch(long from, long to, String place, long read, long unpacked, long worked, List<Item> items) {

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
            return new Entry(entry.index(), text.toString(), entry.size(), entry.isRepeated(), entry.place());
        }
    }

    /** What a batch adds to its import. */
    record Result(ImportCounts counts, List<ImportError> errors) {

        static Result failed(ImportError error, long bytes) {
            return new Result(new ImportCounts(0, 0, 1, 0, 0, 0, bytes), List.of(error));
        }
    }

    /** The same, on which so long was worked. */
    ImportBatch after(long milliseconds) {
        return new ImportBatch(from, to, place, read, unpacked, milliseconds, items);
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
            Item item = items.get(i);
            all.add(new ImportBatch(
                    at, behind, item.entry().place(), read, unpacked, worked / items.size(), List.of(item)));
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
        List<Oddity> oddities = new ArrayList<>(taken.oddities());
        if (entry.isRepeated()) {
            oddities.add(new Oddity(
                    "repeated-name",
                    "The archive has another file of this name",
                    "Both were taken, for the contents differ.",
                    null,
                    null));
        }
        errors.addAll(ImportError.odd(entry, oddities, document.id()));
        DocumentRecord.Mentions mentions = document.mentions();
        return new ImportCounts(
                1,
                0,
                0,
                oddities.isEmpty() ? 0 : 1,
                taken.bill().isPresent() ? 1 : 0,
                (long) mentions.bills().size() + mentions.persons().size(),
                0);
    }
}
