package org.habeas.ingest.person;

/** From a node by a word to the next node. */
final class NameEdges {

    private long[] keys = new long[32];
    private int[] nodes = new int[32];
    private int count;

    int child(int node, int token) {
        int child = nodes[slot(key(node, token))];
        return child == 0 ? NameTrie.NONE : child;
    }

    int childOrNew(int node, int token) {
        long key = key(node, token);
        int slot = slot(key);
        if (nodes[slot] != 0) {
            return nodes[slot];
        }
        keys[slot] = key;
        int child = ++count;
        nodes[slot] = child;
        if (count * 3L > keys.length * 2L) {
            grow();
        }
        return child;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNodes = nodes;
        keys = new long[oldKeys.length * 2];
        nodes = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNodes[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                nodes[slot] = oldNodes[i];
            }
        }
    }

    private static long key(int node, int token) {
        return (long) node << 32 | token;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (nodes[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
