package org.habeas.ingest.document;

import java.io.IOException;
import java.io.Reader;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/**
 * The running text and the title of a page.
 *
 * @param title null if the page gives none
 */
record HtmlText(String text, @Nullable String title) {

    /** Elements and attributes. Each takes more memory than the bytes that it is written in, so their number is bounded. */
    private static final int MOST_PARTS = 1_000_000;

    /** @throws Unprocessable if the page has more parts than are read */
    static HtmlText of(Decoded markup) {
        try {
            try (Reader in = markup.reader()) {
                checkParts(in);
            }
            StringBuilder text = new StringBuilder(markup.size());
            String title = readInto(text, markup); // the page is gone before the text is copied
            int start = 0;
            int end = text.length();
            while (start < end && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            return new HtmlText(text.substring(start, end), title.isBlank() ? null : title.strip());
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
        page.select("script, style, noscript, template, nav, header, footer, aside, form")
                .remove();
        Element main = page.selectFirst("main, article");
        NodeTraversor.traverse((node, depth) -> append(text, node), main == null ? page.body() : main);
        return title;
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
