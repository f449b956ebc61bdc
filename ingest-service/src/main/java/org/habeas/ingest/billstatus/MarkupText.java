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
            return tidy(markup.replaceAll("\\s+", " "));
        }
        StringBuilder text = new StringBuilder(markup.length());
        Element body = Jsoup.parseBodyFragment(markup).body();
        body.select("script, style, template").remove();
        body.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.append(words.getWholeText().replaceAll("\\s+", " "));
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

    private static String tidy(String text) {
        return text.lines()
                .map(line -> line.replace('\u00a0', ' ').replaceAll(" +", " ").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
