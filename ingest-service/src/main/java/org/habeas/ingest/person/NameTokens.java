package org.habeas.ingest.person;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Numbers for words. */
final class NameTokens {

    private String[] texts = new String[16];
    private int[] table = new int[32];
    private int count;

    int number(String text) {
        int entry = table[slot(text)];
        return entry == 0 ? NameTrie.NONE : entry - 1;
    }

    int numberOrNew(String text) {
        int slot = slot(text);
        if (table[slot] != 0) {
            return table[slot] - 1;
        }
        if (count == texts.length) {
            texts = Arrays.copyOf(texts, count * 2);
        }
        texts[count++] = text;
        table[slot] = count;
        if (count * 2 > table.length) {
            table = new int[table.length * 2];
            for (int i = 0; i < count; i++) {
                table[slot(texts[i])] = i + 1;
            }
        }
        return number(text);
    }

    Set<String> texts(int[] numbers) {
        Set<String> found = new HashSet<>();
        for (int number : numbers) {
            found.add(texts[number]);
        }
        return found;
    }

    private int slot(String text) {
        int mask = table.length - 1;
        int slot = text.hashCode() * 0x9E3779B1 >>> 7 & mask;
        while (table[slot] != 0 && !texts[table[slot] - 1].equals(text)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
