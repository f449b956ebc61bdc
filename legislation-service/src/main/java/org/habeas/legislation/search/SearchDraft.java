package org.habeas.legislation.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The words of a record with their places, before anybody knows what they are to the search. Titles count most, then what the
 * subjects are, then the summaries. Between two texts a place is left free, so that no phrase goes from one into the other.
 */
public final class SearchDraft {

    private static final int LONGEST_TITLES = 50_000;
    private static final int LONGEST_SUBJECTS = 30_000;
    private static final int LONGEST_SUMMARIES = 100_000;

    /** What PostgreSQL's tsvector has room for: places, and places of one word. */
    private static final int LAST_PLACE = 16_383;

    private static final int MOST_PLACES = 255;

    /** Markup that a source left in a text: nobody searches by its names. */
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]*>");

    private record Word(String text, int place, char weight) {}

    private final List<Word> words = new ArrayList<>();
    private int place;

    private SearchDraft() {}

    /** @param subjects what the record is about, in the words of whoever says so */
    public static SearchDraft of(List<String> titles, List<String> subjects, List<String> summaries) {
        SearchDraft draft = new SearchDraft();
        draft.add(titles, 'A', LONGEST_TITLES);
        draft.add(subjects, 'B', LONGEST_SUBJECTS);
        draft.add(summaries, 'C', LONGEST_SUMMARIES);
        return draft;
    }

    private void add(List<String> texts, char weight, int longest) {
        int left = longest;
        for (String text : texts) {
            String part = text.length() > left ? text.substring(0, left) : text;
            left -= part.length();
            String untagged = part.indexOf('<') < 0 ? part : TAG.matcher(part).replaceAll(" ");
            String plain = Normalizer.normalize(untagged, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
            for (String word : SearchText.words(plain)) {
                words.add(new Word(word, ++place, weight));
            }
            place++;
            if (left == 0) {
                return;
            }
        }
    }

    /** Adds its words to others. */
    void addTo(Set<String> all) {
        words.forEach(word -> all.add(word.text()));
    }

    /** In PostgreSQL's writing of a tsvector. */
    String document(Function<String, List<Lexicon.Lexeme>> lexemes) {
        Map<String, StringBuilder> places = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Word word : words) {
            for (Lexicon.Lexeme lexeme : lexemes.apply(word.text())) {
                int count = counts.merge(lexeme.text(), 1, Integer::sum);
                if (count <= MOST_PLACES) {
                    places.computeIfAbsent(lexeme.text(), text -> new StringBuilder())
                            .append(count == 1 ? ':' : ',')
                            .append(Math.min(word.place() + lexeme.offset(), LAST_PLACE))
                            .append(word.weight());
                }
            }
        }
        StringBuilder document = new StringBuilder();
        places.forEach((text, at) -> document.append('\'')
                .append(text.replace("\\", "\\\\").replace("'", "''"))
                .append('\'')
                .append(at)
                .append(' '));
        return document.toString();
    }
}
