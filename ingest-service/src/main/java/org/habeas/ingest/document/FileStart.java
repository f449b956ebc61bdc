package org.habeas.ingest.document;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file begins with once marks, blanks, comments and instructions are passed over. */
final class FileStart {

    private static final Pattern NAME = Pattern.compile("<([A-Za-z_][A-Za-z0-9_.:-]{0,99})(?=[\\s/>])");
    private static final Pattern HTML_TYPE =
            Pattern.compile("<!doctype\\s+html\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** In an HTML page {@code <meta charset>} or {@code <meta http-equiv>}, in XHTML the prolog. */
    private static final Pattern DECLARED = Pattern.compile(
            "<(?:meta\\s[^>]{0,500}?charset|\\?xml\\s[^>]{0,200}?encoding)\\s*=\\s*[\"']?([A-Za-z0-9][A-Za-z0-9._:-]{0,39})",
            Pattern.CASE_INSENSITIVE);

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

    private FileStart() {}

    /** The text from its first character that is neither blank nor inside a comment or an instruction. */
    static String of(String text) {
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF') {
                at++;
                continue;
            }
            String end = text.startsWith("<!--", at) ? "-->" : text.startsWith("<?", at) ? "?>" : "";
            int found = end.isEmpty() ? -1 : text.indexOf(end, at + 2);
            if (found < 0) {
                break;
            }
            at = found + end.length();
        }
        return text.substring(at);
    }

    static boolean isHtml(String start) {
        return HTML_TYPE.matcher(start).matches()
                || name(start)
                        .filter(n -> HTML.contains(n.toLowerCase(Locale.ROOT)))
                        .isPresent();
    }

    /** Whether a file means to be XML: by its prolog, its document type, or a root that ends where the file ends. */
    static boolean isXml(String text, String start) {
        if (text.stripLeading().startsWith("<?xml") || start.regionMatches(true, 0, "<!doctype", 0, 9)) {
            return true;
        }
        Optional<String> name = name(start);
        String end = start.substring(Math.max(0, start.length() - 200)).stripTrailing();
        return name.isPresent()
                && (name.get().equals("billStatus") || end.endsWith("</" + name.get() + ">") || end.endsWith("/>"));
    }

    /** The charset that the file itself declares, if this Java knows it. */
    static Optional<Charset> charset(String text) {
        Matcher declared = DECLARED.matcher(text.substring(0, Math.min(text.length(), FAR_ENOUGH)));
        try {
            return declared.find() ? Optional.of(Charset.forName(declared.group(1))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> name(String start) {
        Matcher name = NAME.matcher(start);
        return name.lookingAt() ? Optional.of(name.group(1)) : Optional.empty();
    }
}
