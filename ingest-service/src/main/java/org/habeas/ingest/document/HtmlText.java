package org.habeas.ingest.document;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The running text and the title of a page. What a browser shows apart stands apart in the text: a block has lines of its own,
 * with an empty line where two blocks meet, and none between the cells of a table.
 *
 * <p>The text is what the page itself says is its content: its {@code main} or, without one, all of its outermost
 * {@code article}s. Menus and margins are no part of it where they stand inside it either, but heads and feet are. Of a page that
 * says nowhere what its content is, it is all but what is around the content; and of one that has nothing else it is everything.
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

    private static final Set<String> CONTENTS = Set.of("main", "article");

    /** What one chooses from and writes into. A form itself may hold the whole page. */
    private static final Set<String> CONTROLS = Set.of("button", "datalist", "select", "textarea");

    private static final Pattern BANNER = Pattern.compile("(?i)cookie|consent|gdpr");

    private static final Set<String> DIALOGS = Set.of("dialog", "alertdialog");

    private static final int LONGEST_BANNER = 3_000;

    /** Beyond so many nobody is asked anything. */
    private static final int MOST_BANNERS = 100;

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
            while (start < end && isSpace(text.charAt(start))) {
                start++;
            }
            while (end > start && isSpace(text.charAt(end - 1))) {
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
        removeControls(page);
        removeBanners(page);
        Set<Element> surroundings = surroundings(page);
        List<Element> contents = contents(page, surroundings);
        List<Element> mains = contents.stream()
                .filter(content -> content.selectFirst("main") != null)
                .toList();
        Set<Element> margins = identical(surroundings);
        margins.removeIf(around -> !around.nameIs("nav") && !around.nameIs("aside"));
        readContents(text, mains, margins);
        readContents(text, contents, margins);
        readIfBlank(text, List.of(page.body()), surroundings);
        readIfBlank(text, List.of(page.body()), Set.of());
        return title;
    }

    /** Without the margins, unless these hold more than all the rest: then one of them was never closed. */
    private static void readContents(StringBuilder text, List<Element> contents, Set<Element> margins) {
        if (margins.isEmpty() || !isBlank(text)) {
            readIfBlank(text, contents, Set.of());
            return;
        }
        readIfBlank(text, contents, Set.of());
        int all = text.length();
        text.setLength(0);
        readIfBlank(text, contents, margins);
        if (!isBlank(text) && 2 * text.length() < all) {
            text.setLength(0);
            readIfBlank(text, contents, Set.of());
        }
    }

    private static void readIfBlank(StringBuilder text, List<Element> parts, Set<Element> leftOut) {
        if (isBlank(text)) {
            text.setLength(0);
            parts.forEach(part -> append(text, part, leftOut));
        }
    }

    private static void removeControls(Document page) {
        List<Element> controls = new ArrayList<>();
        NodeTraversor.traverse(
                new NodeVisitor() {
                    private int forms;

                    @Override
                    public void head(Node node, int depth) {
                        forms += node.nameIs("form") ? 1 : 0;
                        if (forms > 0 && node instanceof Element element && CONTROLS.contains(element.normalName())) {
                            controls.add(element);
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        forms -= node.nameIs("form") ? 1 : 0;
                    }
                },
                page);
        // what is left out still parts what it stood between
        controls.forEach(control -> control.replaceWith(new Element("hr")));
    }

    /**
     * What lies over a page and asks for consent: by its name and by what it speaks of, and never where it holds all that there
     * is, or the content itself.
     */
    private static void removeBanners(Document page) {
        List<Element> banners = new ArrayList<>();
        NodeTraversor.filter(
                new NodeFilter() {
                    private int looked;

                    @Override
                    public FilterResult head(Node node, int depth) {
                        boolean isLookedAt =
                                node instanceof Element && depth > 0 && looked < MOST_BANNERS && isNamedBanner(node);
                        looked += isLookedAt ? 1 : 0;
                        if (isLookedAt && isBanner((Element) node)) {
                            banners.add((Element) node);
                            return FilterResult.SKIP_ENTIRELY;
                        }
                        return FilterResult.CONTINUE;
                    }

                    @Override
                    public FilterResult tail(Node node, int depth) {
                        return FilterResult.CONTINUE;
                    }
                },
                page.body());
        int all = banners.isEmpty() ? 0 : page.body().text().length();
        int asking = banners.stream().mapToInt(banner -> banner.text().length()).sum();
        if (asking < all) {
            banners.forEach(banner -> banner.replaceWith(new Element("hr")));
        }
    }

    private static boolean isNamedBanner(Node node) {
        return BANNER.matcher(node.attr("id")).find()
                || BANNER.matcher(node.attr("class")).find()
                || DIALOGS.contains(node.attr("role"));
    }

    private static boolean isBanner(Element element) {
        String text = element.text();
        return text.length() <= LONGEST_BANNER
                && BANNER.matcher(text).find()
                && element.selectFirst("main, article") == null;
    }

    /** Menus, heads, feet and margins, but none that is around a {@code main}: it was only never closed. */
    private static Set<Element> surroundings(Document page) {
        Set<Element> found = identical(page.select("nav, header, footer, aside"));
        Set<Element> passed = identical(List.of());
        for (Element main : page.select("main")) {
            for (Element around = main.parent(); around != null && passed.add(around); around = around.parent()) {
                found.remove(around);
            }
        }
        return found;
    }

    private static Set<Element> identical(Collection<Element> elements) {
        Set<Element> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(elements);
        return set;
    }

    /** The outermost elements that hold content. */
    private static List<Element> contents(Document page, Set<Element> surroundings) {
        List<Element> contents = new ArrayList<>();
        NodeTraversor.filter(
                (node, depth) -> {
                    if (node instanceof Element element && CONTENTS.contains(element.normalName())) {
                        contents.add(element);
                        return NodeFilter.FilterResult.SKIP_ENTIRELY;
                    }
                    return node instanceof Element element && surroundings.contains(element)
                            ? NodeFilter.FilterResult.SKIP_ENTIRELY
                            : NodeFilter.FilterResult.CONTINUE;
                },
                page.body());
        return contents;
    }

    private static boolean isBlank(StringBuilder text) {
        return text.chars().allMatch(HtmlText::isSpace);
    }

    /** A space that does not break the line is one as well. */
    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static void append(StringBuilder text, Element part, Set<Element> leftOut) {
        NodeTraversor.filter(
                new NodeFilter() {
                    @Override
                    public FilterResult head(Node node, int depth) {
                        breakAround(text, node);
                        if (node instanceof Element element && leftOut.contains(element)) {
                            breakAround(text, node); // what is left out still parts what it stood between
                            return FilterResult.SKIP_ENTIRELY;
                        }
                        append(text, node);
                        return FilterResult.CONTINUE;
                    }

                    @Override
                    public FilterResult tail(Node node, int depth) {
                        breakAround(text, node);
                        return FilterResult.CONTINUE;
                    }
                },
                part);
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
