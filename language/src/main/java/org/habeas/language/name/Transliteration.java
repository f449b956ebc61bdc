package org.habeas.language.name;

import com.ibm.icu.text.Transliterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One of ICU's transliterations, whose rules are dear to make and are lent to one thread at a time. What a thread keeps for itself would be
 * made anew for each request, since each has a thread of its own.
 */
final class Transliteration {

    private final String id;
    private final Queue<Transliterator> idle = new ConcurrentLinkedQueue<>();

    /** @param id as ICU names it */
    Transliteration(String id) {
        this.id = id;
    }

    String of(String text) {
        Transliterator lent = idle.poll();
        Transliterator rules = lent == null ? Transliterator.getInstance(id) : lent;
        String written = rules.transliterate(text);
        idle.add(rules);
        return written;
    }
}
