package org.habeas.ingest.mention;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.habeas.contracts.Json;

/**
 * Takes mentions one by one in the order of the text, and holds so many of them as an event has room for. When room runs
 * out the quotes of repeated mentions shrink to the mention itself, then all quotes, then the last repetitions are counted
 * only; the first mention of each subject goes last of all. The outcome depends on the mentions alone.
 */
public final class BoundedMentions<M> {

    private final long room;
    private final Set<String> subjects = new HashSet<>();
    private final List<Entry<M>> firsts = new ArrayList<>();
    private final Deque<Entry<M>> repeats = new ArrayDeque<>();
    private long used;
    private Level level = Level.WHOLE;
    private long moreRepeats;
    private long moreFirsts;

    private enum Level {
        WHOLE,
        REPEATS_SHORT,
        ALL_SHORT,
        FULL
    }

    private record Entry<M>(int place, Quoting<M> quoting, M mention, long size) {}

    private int place;

    /** @param room in bytes of JSON */
    public BoundedMentions(long room) {
        this.room = room;
    }

    /** @param subject what is mentioned */
    public void add(String subject, Quoting<M> quoting) {
        boolean repeated = subjects.contains(subject);
        if (repeated && level == Level.FULL) {
            moreRepeats++;
            return;
        }
        if (!repeated && moreFirsts > 0) {
            moreFirsts++;
            return;
        }
        Entry<M> entry =
                entry(place++, quoting, repeated ? level == Level.WHOLE : level.compareTo(Level.ALL_SHORT) < 0);
        used += entry.size();
        if (repeated) {
            repeats.addLast(entry);
        } else {
            firsts.add(entry);
            subjects.add(subject);
        }
        makeRoom();
    }

    private void makeRoom() {
        if (used > room && level == Level.WHOLE) {
            level = Level.REPEATS_SHORT;
            List<Entry<M>> longer = List.copyOf(repeats);
            repeats.clear();
            longer.forEach(e -> repeats.addLast(shortened(e)));
        }
        if (used > room && level == Level.REPEATS_SHORT) {
            level = Level.ALL_SHORT;
            firsts.replaceAll(this::shortened);
        }
        while (used > room && !repeats.isEmpty()) {
            level = Level.FULL;
            used -= repeats.removeLast().size();
            moreRepeats++;
        }
        if (used > room && !firsts.isEmpty()) {
            level = Level.FULL;
            used -= firsts.removeLast().size();
            moreFirsts++;
        }
    }

    private Entry<M> shortened(Entry<M> entry) {
        Entry<M> shorter = entry(entry.place(), entry.quoting(), false);
        used += shorter.size() - entry.size();
        return shorter;
    }

    private static <M> Entry<M> entry(int place, Quoting<M> quoting, boolean sentence) {
        M mention = quoting.make(sentence);
        try {
            // as text first: PostgreSQL and Kafka take UTF-8, and one comma stands between two
            long size = Json.mapper().writeValueAsString(mention).getBytes(StandardCharsets.UTF_8).length + 1L;
            return new Entry<>(place, quoting, mention, size);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mention is always JSON", e);
        }
    }

    /** What there was room for, in the order of the text. */
    public List<M> mentions() {
        List<Entry<M>> all = new ArrayList<>(firsts);
        all.addAll(repeats);
        all.sort(Comparator.comparingInt(Entry::place));
        return all.stream().map(Entry::mention).toList();
    }

    /** How many there was no room for. */
    public long more() {
        return moreRepeats + moreFirsts;
    }

    /** Whether a subject is among those only counted. */
    public boolean missesSubjects() {
        return moreFirsts > 0;
    }
}
