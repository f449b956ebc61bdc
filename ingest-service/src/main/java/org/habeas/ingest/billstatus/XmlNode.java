package org.habeas.ingest.billstatus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An element of a file with what is needed of it: its text, its children, and the place to point at. What the API of congress.gov
 * says in JSON is read as the elements that a BILLSTATUS file would have for it; such an element knows its JSON pointer.
 */
public final class XmlNode {

    private final String name;
    private final int line;
    private final int column;
    private final @Nullable XmlNode below;
    private final @Nullable String step;
    private final List<XmlNode> children = new ArrayList<>(0);
    private @Nullable StringBuilder pieces;
    private String text = "";
    private @Nullable String lines;

    XmlNode(String name, int line, int column) {
        this(name, line, column, null, null);
    }

    /** @param pointer to what stands for the element in a JSON document */
    public XmlNode(String name, int line, int column, @Nullable String pointer) {
        this(name, line, column, null, pointer);
    }

    /**
     * An element that knows its place by the one above it, for pointers in full would take the square of a deep document.
     *
     * @param below the JSON value that this is a member or a row of
     * @param step the name as which, or the number
     */
    public static XmlNode below(XmlNode below, String step, String name, int line, int column) {
        return new XmlNode(name, line, column, below, step);
    }

    private XmlNode(String name, int line, int column, @Nullable XmlNode below, @Nullable String step) {
        this.name = name;
        this.line = line;
        this.column = column;
        this.below = below;
        this.step = step;
    }

    /** How a sentence begins that is about it. */
    String called() {
        String pointer = pointer();
        if (pointer == null) {
            return "The element " + name;
        }
        return pointer.isEmpty() ? "The document" : "The value " + pointer;
    }

    /** How a sentence begins that is about a child which is missing. */
    String calledBelow(String child) {
        String pointer = pointer();
        return pointer == null ? "The element " + child : "The value " + pointer + "/" + child;
    }

    /** To the JSON value that stands for it; null if it is an element of XML. Made anew each time. */
    public @Nullable String pointer() {
        if (below == null) {
            return step;
        }
        Deque<String> steps = new ArrayDeque<>();
        XmlNode root = this;
        while (root.below != null) {
            steps.push(Objects.requireNonNull(root.step).replace("~", "~0").replace("/", "~1"));
            root = root.below;
        }
        return root.step + "/" + String.join("/", steps);
    }

    public String name() {
        return name;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    public String text() {
        if (pieces != null) {
            text = pieces.toString().strip();
            pieces = null;
        }
        return text;
    }

    /** Whether neither it nor anything in it has a text. */
    boolean isEmpty() {
        return text().isEmpty() && children.stream().allMatch(XmlNode::isEmpty);
    }

    /** The text without its markup, read once however often it is asked for. */
    String lines() {
        String known = lines;
        if (known == null) {
            known = MarkupText.lines(text());
            lines = known;
        }
        return known;
    }

    public List<XmlNode> children() {
        return children;
    }

    /** Adds to the text, before anybody asks for it. */
    public void append(String more) {
        if (pieces == null) {
            pieces = new StringBuilder(more);
        } else {
            pieces.append(more);
        }
    }

    public void add(XmlNode child) {
        children.add(child);
    }

    public Optional<XmlNode> child(String wanted) {
        for (XmlNode child : children) {
            if (child.name.equals(wanted)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** The text of a child; empty if it is missing or has none. */
    public Optional<String> childText(String wanted) {
        return child(wanted).map(XmlNode::text).filter(t -> !t.isEmpty());
    }

    /** The children below a path: {@code items("actions", "item")}. */
    public List<XmlNode> items(String... path) {
        List<XmlNode> level = List.of(this);
        for (String step : path) {
            List<XmlNode> below = new ArrayList<>();
            for (XmlNode node : level) {
                for (XmlNode child : node.children) {
                    if (child.name.equals(step)) {
                        below.add(child);
                    }
                }
            }
            level = below;
        }
        return level;
    }
}
