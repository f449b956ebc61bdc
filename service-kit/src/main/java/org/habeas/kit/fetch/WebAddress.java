package org.habeas.kit.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that can be fetched in form: http or https, a host and nothing before it. It stands for one thing only, whoever reads it: the host
 * is in the letters of DNS, an address of IPv4 in its plain form, the fragment is gone.
 */
public record WebAddress(URI uri) {

    private static final int LONGEST = 2_000;
    private static final Pattern UNSAFE = Pattern.compile("[\\x00-\\x20\\x7f\\\\]");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final int LAST_PORT = 65_535;

    /** @throws FetchException saying what is wrong with it */
    public static WebAddress of(String written) throws FetchException {
        if (written.length() > LONGEST) {
            throw invalid("An address has at most " + LONGEST + " characters.");
        }
        if (UNSAFE.matcher(written).find()
                || written.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw invalid("An address has no spaces, backslashes, control characters or halves of characters.");
        }
        URI uri = parsed(written);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new FetchException(
                    FetchFault.SCHEME, "Only addresses that begin with https:// or http:// are fetched.");
        }
        String authority = uri.getRawAuthority();
        if (authority == null || authority.isEmpty()) {
            throw invalid("The address names no host.");
        }
        if (authority.indexOf('@') >= 0) {
            throw invalid("The address has a user name or a password in it; they are not sent anywhere.");
        }
        URI built = built(scheme, authority, uri);
        if (built.getHost() == null) {
            throw invalid("The host is no name that a host can have.");
        }
        return new WebAddress(built);
    }

    /** Where a redirect leads that was met here. */
    WebAddress redirected(String location) throws FetchException {
        try {
            return of(uri.resolve(parsed(location.strip())).toString());
        } catch (FetchException e) {
            throw new FetchException(e.fault(), "It redirects to where nothing is fetched. " + e.sentence());
        } catch (IllegalArgumentException e) {
            throw invalid("It redirects to what is no address.");
        }
    }

    public String host() {
        return Objects.requireNonNull(uri.getHost());
    }

    /** Whether the same server is meant, by scheme, host and port. */
    public boolean isSameOrigin(WebAddress other) {
        return Objects.equals(uri.getScheme(), other.uri.getScheme())
                && host().equals(other.host())
                && uri.getPort() == other.uri.getPort();
    }

    @Override
    public String toString() {
        return uri.toString();
    }

    private static URI built(String scheme, String authority, URI uri) throws FetchException {
        int end = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.lastIndexOf(':');
        String host = end <= 0 ? authority : authority.substring(0, end);
        String rest = authority.substring(host.length());
        String path = uri.getRawPath();
        String query = uri.getRawQuery();
        return parsed(URI.create(scheme + "://" + host(host) + port(scheme, rest)
                        + (path == null || path.isEmpty() ? "/" : path)
                        + (query == null ? "" : "?" + query))
                .toASCIIString());
    }

    private static String host(String written) throws FetchException {
        if (written.startsWith("[")) {
            try {
                if (written.indexOf('%') < 0) {
                    InetAddress.ofLiteral(written.substring(1, written.length() - 1));
                    return written.toLowerCase(Locale.ROOT);
                }
            } catch (IllegalArgumentException e) {
                // no address, as is one that names an interface of this machine
            }
            throw invalid("The host is no address of IPv6.");
        }
        String name = HostName.of(written).orElseThrow(() -> invalid("The host is no name that a host can have."));
        if (!Ipv4.isMeant(name)) {
            return name;
        }
        return Ipv4.of(name).orElseThrow(() -> invalid("The host is no address of IPv4."));
    }

    private static String port(String scheme, String rest) throws FetchException {
        if (rest.isEmpty() || rest.equals(":")) {
            return "";
        }
        String written = rest.substring(1);
        if (!rest.startsWith(":") || !PORT.matcher(written).matches()) {
            throw invalid("The port is no number.");
        }
        int port = Integer.parseInt(written);
        if (port == 0 || port > LAST_PORT) {
            throw invalid("There is no port " + port + ".");
        }
        return port == (scheme.equals("http") ? 80 : 443) ? "" : ":" + port;
    }

    /** What browsers escape by themselves is escaped; no part of a host can be made by that. */
    private static URI parsed(String written) throws FetchException {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            Optional<String> escape = "\"<>{}|^`".indexOf(c) < 0
                    ? Optional.empty()
                    : Optional.of("%" + Integer.toHexString(c).toUpperCase(Locale.ROOT));
            escaped.append(escape.orElse(Character.toString(c)));
        }
        try {
            return new URI(escaped.toString());
        } catch (URISyntaxException e) {
            throw invalid("This is no address of the web.");
        }
    }

    private static FetchException invalid(String sentence) {
        return new FetchException(FetchFault.INVALID_URL, sentence);
    }
}
