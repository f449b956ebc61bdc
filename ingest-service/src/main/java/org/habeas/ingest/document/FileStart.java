package org.habeas.ingest.document;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.ingest.billtext.BillTextReader;
import org.jspecify.annotations.Nullable;

/**
 * What a file begins with once blanks, comments and instructions are passed over. It looks at bytes: the marks of a format
 * are ASCII in every charset that a prolog or a meta element can declare.
 */
final class FileStart {

    private static final Pattern NAME = Pattern.compile("<([A-Za-z_][A-Za-z0-9_.:-]{0,99})(?=[\\s/>])");
    private static final Pattern HTML_TYPE = Pattern.compile("<!doctype\\s+html\\b", Pattern.CASE_INSENSITIVE);

    /** In an HTML page {@code <meta charset>} or {@code <meta http-equiv>}, in XHTML the prolog. */
    private static final Pattern DECLARED = Pattern.compile(
            "<(?:meta\\s[^>]{0,500}?charset|\\?xml\\s[^>]{0,200}?encoding)\\s*=\\s*[\"']?"
                    + "([A-Za-z0-9][A-Za-z0-9._:-]{0,39})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BILL_TYPE =
            Pattern.compile("<!DOCTYPE\\s{1,100}(?:" + String.join("|", BillTextReader.ROOTS) + ")\\s");

    private static final Pattern DECLARATIONS = Pattern.compile("<!DOCTYPE[^>\\[]*+\\[", Pattern.CASE_INSENSITIVE);

    private static final int FAR_ENOUGH = 8_192;

    /** The elements with which HTML begins where it is not a whole page. */
    private static final Set<String> HTML = Set.of(
            "html",
            "head",
            "body",
            "title",
            "meta",
            "main",
            "article",
            "section",
            "div",
            "p",
            "span",
            "h1",
            "h2",
            "h3",
            "table",
            "ul",
            "ol",
            "a",
            "b",
            "strong",
            "em",
            "i",
            "br",
            "blockquote");

    private final String first;
    private final String start;
    private final String end;
    private final @Nullable String name;

    private FileStart(byte[] bytes) {
        int from = passed(bytes, 0, false);
        int at = passed(bytes, from, true);
        this.first = ascii(bytes, from, bytes.length);
        this.start = ascii(bytes, at, bytes.length);
        this.end = ascii(bytes, Math.max(at, bytes.length - 200), bytes.length).stripTrailing();
        Matcher found = NAME.matcher(start);
        this.name = found.lookingAt() ? found.group(1) : null;
    }

    static FileStart of(byte[] bytes, Optional<Decoded> decoded) {
        return new FileStart(decoded.filter(Decoded::isWide)
                .map(d -> d.head(FAR_ENOUGH).getBytes(StandardCharsets.UTF_8))
                .orElse(bytes));
    }

    boolean isHtml() {
        return HTML_TYPE.matcher(start).lookingAt() || name != null && HTML.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether a file means to be XML: by its prolog, its document type, or a root that ends where the file ends. */
    boolean isXml() {
        return first.startsWith("<?xml")
                || start.regionMatches(true, 0, "<!doctype", 0, 9)
                || name != null && (name.equals("billStatus") || end.endsWith("</" + name + ">") || end.endsWith("/>"));
    }

    /** Whether it means to be the text of a bill, by its root or by the document type that each such file has. */
    boolean isBillText() {
        Matcher type = BILL_TYPE.matcher(start);
        return type.lookingAt() || name != null && BillTextReader.ROOTS.contains(name) && isXml();
    }

    /** Whether its document type brings declarations of its own. */
    boolean hasDeclarations() {
        return DECLARATIONS.matcher(start).lookingAt();
    }

    /** The charset that the file itself declares, if this Java knows it. */
    Optional<Charset> charset() {
        Matcher declared = DECLARED.matcher(first);
        try {
            return declared.find() ? Optional.of(Charset.forName(declared.group(1))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Where neither a blank nor the mark of UTF-8 stands, nor, if wanted, a comment or an instruction. */
    private static int passed(byte[] bytes, int from, boolean comments) {
        int at = from;
        while (at < bytes.length) {
            if (bytes[at] == ' ' || bytes[at] >= '\t' && bytes[at] <= '\r') {
                at++;
            } else if (isAt(bytes, at, "\u00ef\u00bb\u00bf")) {
                at += 3;
            } else {
                String end = isAt(bytes, at, "<!--") ? "-->" : isAt(bytes, at, "<?") ? "?>" : "";
                int after = comments && !end.isEmpty() ? after(bytes, at + 2, end) : -1;
                if (after < 0) {
                    return at;
                }
                at = after;
            }
        }
        return at;
    }

    private static int after(byte[] bytes, int from, String end) {
        for (int at = from; at <= bytes.length - end.length(); at++) {
            if (isAt(bytes, at, end)) {
                return at + end.length();
            }
        }
        return -1;
    }

    private static boolean isAt(byte[] bytes, int at, String mark) {
        if (at + mark.length() > bytes.length) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if ((bytes[at + i] & 0xff) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, Math.min(to - from, FAR_ENOUGH), StandardCharsets.ISO_8859_1);
    }
}
