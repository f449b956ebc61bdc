package org.habeas.detainee.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Documents that statements may rest on, as far as somebody may see them; each is looked up once. One thread uses it. */
public final class KnownDocuments {

    private final Function<UUID, Optional<KnownDocument>> documents;
    private final Function<UUID, List<Passage>> passages;
    private final Map<UUID, Optional<KnownDocument>> found = new HashMap<>();
    private final Map<UUID, List<Passage>> read = new HashMap<>();

    /**
     * @param documents those that may be seen, by id
     * @param passages what is known of the text of one of these
     */
    KnownDocuments(Function<UUID, Optional<KnownDocument>> documents, Function<UUID, List<Passage>> passages) {
        this.documents = documents;
        this.passages = passages;
    }

    /** A document; empty where there is none under this id, it was retracted, or it may not be seen. */
    public Optional<KnownDocument> find(UUID document) {
        return found.computeIfAbsent(document, documents);
    }

    /** Whether something that was found in a document shows these words at this place; false where nothing that is known reaches it. */
    public boolean says(UUID document, String quote, int start) {
        return find(document).isPresent()
                && read.computeIfAbsent(document, passages).stream().anyMatch(p -> p.says(quote, start));
    }

    /**
     * Words of a document with their place.
     *
     * @param start in UTF-16 code units of the document's text
     */
    record Passage(String text, int start) {

        boolean says(String quote, int from) {
            return from >= start && text.startsWith(quote, from - start);
        }
    }
}
