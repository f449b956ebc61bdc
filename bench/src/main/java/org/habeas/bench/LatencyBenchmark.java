package org.habeas.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * How long after its commit in the legislation-service a change is in the hands of a Kafka consumer outside it, and how
 * long the same takes without the service. The two take turns in short blocks, so that whatever else the machine does
 * meets both.
 *
 * @param changes that are measured, on each side
 * @param rate changes a second
 * @param warmUpSeconds of load at the same rate before, on each side
 */
public record LatencyBenchmark(int changes, int rate, int warmUpSeconds) {

    private static final int TURNS = 10;
    private static final int MOST_BILLS = 500;

    public LatencyBenchmark {
        if (changes < 1 || changes > 100_000 || rate < 1 || rate > 1_000 || warmUpSeconds < 1 || warmUpSeconds > 600) {
            throw new IllegalArgumentException(
                    "from 1 to 100000 changes, 1 to 1000 a second, 1 to 600 seconds of warm-up");
        }
    }

    /** Runs to the end and returns the table. Takes about twice the warm-up and twice the changes at their rate. */
    public Report run(Target target) throws SQLException, InterruptedException, BenchmarkFailure {
        int warmUp = rate * warmUpSeconds;
        try (ServicePath service = new ServicePath(target, new BillRecords(Math.min(MOST_BILLS, warmUp)));
                Floor floor = new Floor(target)) {
            takeTurns(service, floor, warmUp, new ArrayList<>(), new ArrayList<>());
            List<UUID> ours = new ArrayList<>();
            List<UUID> theirs = new ArrayList<>();
            takeTurns(service, floor, changes, ours, theirs);
            Samples through = new Samples(service.latencies(ours));
            Samples bare = new Samples(floor.latencies(theirs));
            Samples fromReturn = new Samples(floor.latenciesFromReturn(theirs));
            List<Row> rows = new ArrayList<>();
            for (int p : List.of(50, 99)) {
                String what = "commit to consumer, p" + p;
                rows.add(new Row(what, through.percentile(p), "bare floor, p" + p, bare.percentile(p)));
                rows.add(new Row(
                        what,
                        through.percentile(p),
                        "bare floor after commit() returned, p" + p,
                        fromReturn.percentile(p)));
            }
            Samples numbered = new Samples(service.untilNumbered(ours));
            return new Report(
                    rows,
                    String.format(
                            Locale.ROOT,
                            "Until its position is committed: p50 %.2f ms, p99 %.2f ms. Largest of all: ours %.2f ms, floor %.2f"
                                    + " ms.",
                            numbered.percentile(50),
                            numbered.percentile(99),
                            through.percentile(100),
                            bare.percentile(100)));
        }
    }

    private void takeTurns(ServicePath service, Floor floor, int count, List<UUID> ours, List<UUID> theirs)
            throws SQLException, InterruptedException, BenchmarkFailure {
        for (int turn = 0; turn < TURNS; turn++) {
            int share = count * (turn + 1) / TURNS - count * turn / TURNS;
            if (share > 0) {
                ours.addAll(service.run(share, rate));
                theirs.addAll(floor.run(share, rate, service.aChange()));
            }
        }
    }
}
