package org.habeas.office;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Gathers the running text of a file and where its pages begin. Blank lines are one at most, no line ends with blanks, and a
 * character that no text may hold is replaced by one that says so.
 */
final class PagedText extends DefaultHandler {

    private static final int MOST_CHARACTERS = 16_000_000;
    private static final int MOST_PAGES = 20_000;
    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder text = new StringBuilder();
    private final List<Integer> pages = new ArrayList<>();
    private boolean inBody;
    private Answer.@Nullable Refusal overrun;

    /** What it has too much of, once reading was given up for it. */
    Answer.@Nullable Refusal overrun() {
        return overrun;
    }

    String text() {
        return text.substring(0, end());
    }

    List<Integer> pages() {
        int end = end();
        return pages.stream().map(page -> Math.min(page, end)).toList();
    }

    private int end() {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return end;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        if (name.equals("body")) {
            inBody = true;
        } else if (name.equals("div") && "page".equals(attributes.getValue("class"))) {
            if (pages.size() == MOST_PAGES) {
                giveUp(Answer.Refusal.TOO_MANY_PAGES);
            }
            breakLine();
            pages.add(text.length());
        } else if (name.equals("br")) {
            breakLine();
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if (name.equals("body")) {
            inBody = false;
        }
    }

    @Override
    public void characters(char[] from, int start, int length) throws SAXException {
        if (!inBody) {
            return;
        }
        if (text.length() + length > MOST_CHARACTERS) {
            giveUp(Answer.Refusal.TOO_MUCH_TEXT);
        }
        for (int i = start; i < start + length; i++) {
            append(from[i]);
        }
    }

    @Override
    public void ignorableWhitespace(char[] from, int start, int length) throws SAXException {
        characters(from, start, length);
    }

    private void append(char c) {
        if (c == '\n' || c == '\f' || c == '\u000B') {
            breakLine();
        } else if (c == ' ' || c == '\t') {
            if (!text.isEmpty()) {
                text.append(c);
            }
        } else if (c != '\r') {
            text.append(c < ' ' || c == '\uFFFE' || c == '\uFFFF' ? REPLACEMENT : c);
        }
    }

    private void breakLine() {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        text.setLength(Math.max(end, pages.isEmpty() ? 0 : pages.getLast()));
        end = text.length();
        boolean isBlank = end == 0 || end > 1 && text.charAt(end - 1) == '\n' && text.charAt(end - 2) == '\n';
        if (!isBlank) {
            text.append('\n');
        }
    }

    private void giveUp(Answer.Refusal why) throws SAXException {
        overrun = why;
        throw new SAXException(why.name());
    }
}
