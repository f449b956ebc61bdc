package org.habeas.ingest.person;

/** A set of hashes other than 0. */
final class NameHashes {

    private long[] table = new long[32];
    private int count;

    boolean contains(long hash) {
        return table[slot(hash)] != 0;
    }

    void add(long hash) {
        int slot = slot(hash);
        if (table[slot] == 0) {
            table[slot] = hash;
            count++;
            if (count * 2 > table.length) {
                long[] old = table;
                table = new long[old.length * 2];
                for (long each : old) {
                    if (each != 0) {
                        table[slot(each)] = each;
                    }
                }
            }
        }
    }

    private int slot(long hash) {
        int mask = table.length - 1;
        int slot = (int) (hash ^ hash >>> 29) & mask;
        while (table[slot] != 0 && table[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
