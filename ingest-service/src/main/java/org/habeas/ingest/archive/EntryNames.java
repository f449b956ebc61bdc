package org.habeas.ingest.archive;

import java.util.Arrays;

/** The names of an archive's entries: which lead out of it, and which came before. */
public final class EntryNames {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long[] seen = new long[1024];
    private int count;

    /** Whether a name is absolute, or leads upwards, by the rules of any system. */
    static boolean leadsOut(String path) {
        String plain = path.replace('\\', '/');
        return plain.startsWith("/")
                || plain.matches("(?s)[A-Za-z]:.*")
                || Arrays.asList(plain.split("/", -1)).contains("..");
    }

    /**
     * Notes a name and tells whether it is new. Of each only 64 bits are kept: two names of a million are taken for the same
     * once in forty million archives, which then tells of an oddity that is none.
     */
    public boolean add(String path) {
        if (count * 2 >= seen.length) {
            grow();
        }
        return put(hash(path));
    }

    private static long hash(String path) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < path.length(); i++) {
            hash = (hash ^ path.charAt(i)) * FNV_PRIME;
        }
        return hash == 0 ? 1 : hash;
    }

    /** Whether it was added before. */
    public boolean has(String path) {
        long hash = hash(path);
        int mask = seen.length - 1;
        int at = (int) (hash ^ hash >>> 32) & mask;
        while (seen[at] != 0 && seen[at] != hash) {
            at = at + 1 & mask;
        }
        return seen[at] == hash;
    }

    private boolean put(long hash) {
        int mask = seen.length - 1;
        int at = (int) (hash ^ hash >>> 32) & mask;
        while (seen[at] != 0) {
            if (seen[at] == hash) {
                return false;
            }
            at = at + 1 & mask;
        }
        seen[at] = hash;
        count++;
        return true;
    }

    private void grow() {
        long[] old = seen;
        seen = new long[old.length * 2];
        count = 0;
        for (long hash : old) {
            if (hash != 0) {
                put(hash);
            }
        }
    }
}
