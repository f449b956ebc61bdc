package org.habeas.ingest.billstatus;

import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of the small pieces of markup that stand in elements. Comments, which may hold remarks of editors, are no text. */
final class MarkupText {

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "br",
            "li",
            "ul",
            "ol",
            "div",
            "tr",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "hr",
            "dl",
            "dt",
            "dd",
            "pre",
            "center");

    private MarkupText() {}

    /** In one line. */
    static String line(String markup) {
        return lines(markup).replace('\n', ' ');
    }

    /** A paragraph, or an entry of a list, in each line. */
    static String lines(String markup) {
        if (markup.indexOf('<') < 0 && markup.indexOf('&') < 0) {
            return tidy(squeezed(markup));
        }
        StringBuilder text = new StringBuilder(markup.length());
        Element body = Jsoup.parseBodyFragment(markup).body();
        body.select("script, style, template").remove();
        body.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.append(squeezed(words.getWholeText()));
                } else if (isBlock(node)) {
                    text.append('\n');
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (isBlock(node)) {
                    text.append('\n');
                }
            }
        });
        return tidy(text.toString());
    }

    private static boolean isBlock(Node node) {
        return BLOCKS.contains(node.nodeName());
    }

    /** Each run of blanks, tabs and ends of lines as one blank. */
    private static String squeezed(String text) {
        StringBuilder squeezed = new StringBuilder(text.length());
        boolean isBlank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isNext = c == ' ' || c >= '\t' && c <= '\r';
            if (!isNext) {
                squeezed.append(c);
            } else if (!isBlank) {
                squeezed.append(' ');
            }
            isBlank = isNext;
        }
        return squeezed.toString();
    }

    private static String tidy(String text) {
        return text.lines()
                .map(line -> squeezed(line.replace('\u00a0', ' ')).strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
