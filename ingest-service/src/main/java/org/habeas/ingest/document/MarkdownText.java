package org.habeas.ingest.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * The running text of Markdown, without its marks: what a reader of the rendered page reads. Lines stay lines, blocks stand
 * apart by an empty line, and items of a list keep their sign or their number.
 *
 * @param title its first heading, or null
 */
record MarkdownText(String text, @Nullable String title) {

    private static final int FAR_ENOUGH = 32_768;

    /** A larger text is taken as it is: what marks it up was no person. */
    private static final int LONGEST = 4_000_000;

    /** Beyond so many blocks within blocks nobody has written anything. */
    private static final int DEEPEST = 100;

    private static final Pattern HEADING = Pattern.compile("(?m)(?:\\A|^[ \\t]*\\r?\\n)#{1,6} \\S");
    private static final Pattern FIRST_HEADING = Pattern.compile("\\A\\s*#{1,6} \\S");
    private static final Pattern LINK = Pattern.compile("\\[[^\\[\\]\\n]{1,200}]\\([^()\\s]{1,500}\\)");
    private static final Pattern STRONG = Pattern.compile("(?<![*\\w])\\*\\*[^\\s*][^*\\n]{0,200}\\*\\*(?!\\*)");

    private static final Parser PARSER =
            Parser.builder().maxOpenBlockParsers(DEEPEST).build();

    /** Whether a text is marked up: headings and marks that nobody writes by chance. One alone may be. */
    static boolean isMarkdown(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        String start = text.substring(0, Math.min(text.length(), FAR_ENOUGH));
        int headings = count(HEADING, start);
        int links = count(LINK, start);
        int strong = count(STRONG, start);
        return FIRST_HEADING.matcher(start).lookingAt() && headings + links + strong >= 2
                || headings >= 2 && links + strong >= 1
                || headings >= 1 && links >= 1
                || links >= 2
                || strong >= 3;
    }

    private static int count(Pattern pattern, String text) {
        int count = 0;
        for (Matcher matcher = pattern.matcher(text); count < 3 && matcher.find(); ) {
            count++;
        }
        return count;
    }

    static MarkdownText of(String markdown) {
        StringBuilder text = new StringBuilder(markdown.length());
        String title = null;
        Node root = PARSER.parse(markdown);
        Deque<Integer> headings = new ArrayDeque<>();
        Map<Node, Integer> numbers = new IdentityHashMap<>();
        Node node = root;
        while (node != null) {
            if (node instanceof Heading) {
                breakBlock(text, node);
                headings.push(text.length());
            }
            enter(text, node, numbers);
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                continue;
            }
            while (node != null && node != root) {
                if (node instanceof Heading && title == null) {
                    title = text.substring(headings.pop()).replace('\n', ' ').strip();
                }
                leave(text, node);
                if (node.getNext() != null) {
                    break;
                }
                node = node.getParent();
            }
            node = node == null || node == root ? null : node.getNext();
        }
        String all = text.toString().strip();
        return new MarkdownText(all, title == null || title.isEmpty() ? null : title);
    }

    private static void enter(StringBuilder text, Node node, Map<Node, Integer> numbers) {
        switch (node) {
            case Text words -> text.append(words.getLiteral());
            case Code code -> text.append(code.getLiteral());
            case SoftLineBreak line -> text.append('\n');
            case HardLineBreak line -> text.append('\n');
            case FencedCodeBlock code -> block(text, node, code.getLiteral());
            case IndentedCodeBlock code -> block(text, node, code.getLiteral());
            case HtmlBlock html ->
                block(text, node, Jsoup.parse(html.getLiteral()).wholeText());
            case Paragraph paragraph -> breakBlock(text, node);
            case ListItem item -> {
                breakBlock(text, node);
                text.append(sign(item, numbers));
            }
            default -> {
                // emphasis, links and the like: what they hold is what is read
            }
        }
    }

    private static void leave(StringBuilder text, Node node) {
        if (node instanceof Heading || node instanceof Paragraph) {
            breakBlock(text, node);
        }
    }

    private static void block(StringBuilder text, Node node, String literal) {
        breakBlock(text, node);
        text.append(literal.strip());
        breakBlock(text, node);
    }

    private static String sign(ListItem item, Map<Node, Integer> numbers) {
        if (item.getParent() instanceof OrderedList list) {
            int first = list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
            int number = numbers.merge(list, first, (before, same) -> before + 1);
            return number + (list.getMarkerDelimiter() == null ? "." : list.getMarkerDelimiter()) + " ";
        }
        return item.getParent() instanceof BulletList ? "- " : "";
    }

    /** An empty line between blocks, none where a list is tight, and none behind the sign of an item. */
    private static void breakBlock(StringBuilder text, Node node) {
        int end = text.length();
        boolean isBehindSign = node instanceof Paragraph
                && node.getParent() instanceof ListItem
                && node.getPrevious() == null
                && end > 0
                && text.charAt(end - 1) == ' ';
        if (end == 0 || isBehindSign) {
            return;
        }
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\n')) {
            end--;
        }
        text.setLength(end);
        boolean isTight = isTight(node) || node.getParent() != null && isTight(node.getParent());
        text.append(end == 0 ? "" : isTight ? "\n" : "\n\n");
    }

    private static boolean isTight(Node node) {
        boolean isFirstOfPage = node.getPrevious() == null
                && node.getParent() != null
                && node.getParent().getParent() instanceof Document;
        if (!(node instanceof ListItem) || isFirstOfPage) {
            return false;
        }
        return switch (node.getParent()) {
            case BulletList list -> list.isTight();
            case OrderedList list -> list.isTight();
            case null, default -> false;
        };
    }
}
