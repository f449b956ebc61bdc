package org.habeas.ingest.billstatus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An element of a file with what is needed of it: its text, its children, and the line to point at. */
final class XmlNode {

    private final String name;
    private final int line;
    private final int column;
    private final StringBuilder text = new StringBuilder();
    private final List<XmlNode> children = new ArrayList<>();

    XmlNode(String name, int line, int column) {
        this.name = name;
        this.line = line;
        this.column = column;
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    String text() {
        return text.toString().strip();
    }

    List<XmlNode> children() {
        return children;
    }

    void append(String more) {
        text.append(more);
    }

    void add(XmlNode child) {
        children.add(child);
    }

    Optional<XmlNode> child(String wanted) {
        return children.stream().filter(c -> c.name.equals(wanted)).findFirst();
    }

    /** The text of a child; empty if it is missing or has none. */
    Optional<String> childText(String wanted) {
        return child(wanted).map(XmlNode::text).filter(t -> !t.isEmpty());
    }

    /** The children below a path: {@code items("actions", "item")}. */
    List<XmlNode> items(String... path) {
        List<XmlNode> level = List.of(this);
        for (String step : path) {
            level = level.stream()
                    .flatMap(n -> n.children.stream().filter(c -> c.name.equals(step)))
                    .toList();
        }
        return level;
    }
}
