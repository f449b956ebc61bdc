package org.habeas.detainee.statement;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The page or document on which a statement rests. Who reads it again and gives it another title, or another form of its address, has
 * read the same.
 */
public final class Page {

    private static final Pattern ARCHIVED =
            Pattern.compile("https?://web\\.archive\\.org/web/[0-9a-z_*]+/(https?://.+)", Pattern.CASE_INSENSITIVE);
    /** What senders of links add to count readers. */
    private static final Pattern COUNTING = Pattern.compile("(utm_[^=]*|fbclid|gclid|yclid)(=.*)?");

    private Page() {}

    /**
     * An address in the form in which it is compared: without scheme, {@code www.}, a default port, a last slash, a part of the page, what
     * counts readers, and what an archive puts before it. Text that is no address is compared as it is.
     */
    static String normalised(String url) {
        Matcher archived = ARCHIVED.matcher(url);
        if (archived.matches()) {
            return normalised(archived.group(1));
        }
        Optional<String> host = Publisher.host(url);
        if (host.isEmpty()) {
            return url;
        }
        try {
            URI address = new URI(url);
            int port = address.getPort();
            String path = Optional.ofNullable(address.getRawPath()).orElse("").replaceAll("/+$", "");
            String query = Arrays.stream(Optional.ofNullable(address.getRawQuery())
                            .orElse("")
                            .split("&"))
                    .filter(part -> !part.isEmpty()
                            && !COUNTING.matcher(part.toLowerCase(Locale.ROOT)).matches())
                    .collect(Collectors.joining("&"));
            return host.get()
                    + (port == -1 || port == 80 || port == 443 ? "" : ":" + port)
                    + path
                    + (query.isEmpty() ? "" : "?" + query);
        } catch (URISyntaxException e) {
            return url;
        }
    }

    /**
     * What makes a statement the same as another of the same page, whoever gave the page which title: as {@link Statement#idOf}, but
     * without the title, with the address as it is compared, and of a document without what the document itself tells. Empty where nothing
     * names a page: then the title is all that there is.
     */
    public static Optional<String> reading(
            UUID subject,
            Property property,
            String value,
            @Nullable String validFrom,
            @Nullable String validTo,
            Evidence e,
            Said said) {
        if (e.documentId() == null && e.url() == null) {
            return Optional.empty();
        }
        boolean isOfDocument = e.documentId() != null;
        Evidence page = new Evidence(
                e.kind(),
                isOfDocument ? null : e.publisher(),
                null,
                isOfDocument || e.url() == null ? null : normalised(e.url()),
                e.date(),
                e.documentId(),
                e.quote(),
                e.start(),
                e.end(),
                e.sha256(),
                e.alignment(),
                e.derivedFrom());
        return Optional.of(Statement.idOf(subject, property, value, validFrom, validTo, page, said));
    }
}
