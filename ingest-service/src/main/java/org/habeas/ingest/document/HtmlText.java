package org.habeas.ingest.document;

import java.io.IOException;
import java.io.Reader;
import java.util.Set;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The running text and the title of a page. What a browser shows apart stands apart in the text: a block has lines of its own,
 * with an empty line where two blocks meet, and none between the cells of a table.
 *
 * @param title null if the page gives none
 */
record HtmlText(String text, @Nullable String title) {

    /** Elements and attributes. Each takes more memory than the bytes that it is written in, so their number is bounded. */
    private static final int MOST_PARTS = 1_000_000;

    /** What is shown within a line. Everything else parts what stands before it, in it and behind it, known to HTML or not. */
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
            "img", "ins", "kbd", "label", "mark", "nobr", "output", "picture", "q", "rb", "rp", "rt", "rtc", "ruby",
            "s", "samp", "slot", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr");

    private static final Set<String> CELLS = Set.of("td", "th", "option");

    private static final char REPLACEMENT = '\uFFFD';

    /** @throws Unprocessable if the page has more parts than are read */
    static HtmlText of(Decoded markup) {
        try {
            try (Reader in = markup.reader()) {
                checkParts(in);
            }
            StringBuilder text = new StringBuilder(markup.size());
            String title = readInto(text, markup); // the page is gone before the text is copied
            replaceWhatIsNoText(text);
            int start = 0;
            int end = text.length();
            while (start < end && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            StringBuilder heading = new StringBuilder(title.strip());
            replaceWhatIsNoText(heading);
            return new HtmlText(text.substring(start, end), heading.isEmpty() ? null : heading.toString());
        } catch (IOException e) {
            throw new IllegalStateException("memory is always readable", e);
        }
    }

    private static String readInto(StringBuilder text, Decoded markup) throws IOException {
        Document page;
        try (Reader in = markup.reader()) {
            page = Parser.htmlParser().parseInput(in, "");
        }
        String title = page.title();
        page.select("script, style, noscript, template").remove();
        // what is left out still parts what it stood between
        page.select("nav, header, footer, aside, form").forEach(part -> part.replaceWith(new Element("hr")));
        Element main = page.selectFirst("main, article");
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        breakAround(text, node);
                        append(text, node);
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        breakAround(text, node);
                    }
                },
                main == null ? page.body() : main);
        return title;
    }

    /** One line break at either end, two on end at most: where blocks meet there is one empty line however deep they are. */
    private static void breakAround(StringBuilder text, Node node) {
        if (!(node instanceof Element element) || isInline(element) || element.nameIs("br")) {
            return;
        }
        int most = CELLS.contains(element.normalName()) ? 1 : 2;
        int breaks = 0;
        // a few steps: no two spaces stand in a row, and wider blanks, of which many may, count as words
        for (int i = text.length() - 1; i >= 0 && breaks < most && isBlank(text.charAt(i)); i--) {
            breaks += text.charAt(i) == '\n' ? 1 : 0;
        }
        if (breaks < most) {
            text.append('\n');
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n';
    }

    /** Names with a colon are of a word processor, and mark words within a line. */
    private static boolean isInline(Element element) {
        return INLINE.contains(element.normalName()) || element.normalName().indexOf(':') >= 0;
    }

    /** A character reference may name what no file of text may hold, as NUL or half a character. Nothing moves by it. */
    private static void replaceWhatIsNoText(StringBuilder text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || !Decoded.isText(c)) {
                text.setCharAt(i, REPLACEMENT);
            }
        }
    }

    /** White space within a line is one space; a line break stays. */
    private static void append(StringBuilder text, Node node) {
        if (node instanceof TextNode part) {
            String whole = part.getWholeText();
            for (int i = 0; i < whole.length(); i++) {
                char c = whole.charAt(i);
                if (c != ' ' && c != '\t' && c != '\u000B' && c != '\f' && c != '\r') {
                    text.append(c);
                } else if (text.isEmpty() || text.charAt(text.length() - 1) != ' ') {
                    text.append(' ');
                }
            }
        } else if (node.nameIs("br")) {
            text.append('\n');
        }
    }

    /** Counts what begins inside angle brackets: the name of an element, and each word behind it. */
    private static void checkParts(Reader in) throws IOException {
        char[] piece = new char[8_192];
        int parts = 0;
        boolean inside = false;
        boolean between = false;
        for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
            for (int i = 0; i < length; i++) {
                char c = piece[i];
                if (c == '<') {
                    inside = true;
                    between = false;
                    parts++;
                } else if (c == '>') {
                    inside = false;
                } else if (inside) {
                    boolean gap = c <= ' ' || c == '/' || c == '"' || c == '\'';
                    parts += between && !gap ? 1 : 0;
                    between = gap;
                }
            }
            if (parts > MOST_PARTS) {
                String detail = "A page has at most " + MOST_PARTS + " elements and attributes. Send it in parts.";
                throw new Unprocessable(detail, FieldProblem.pointer("/file", "too-many-elements", detail));
            }
        }
    }
}
