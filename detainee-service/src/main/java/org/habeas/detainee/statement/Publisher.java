package org.habeas.detainee.statement;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who published something: by the name that is given, and by the site of its address. The two are compared with each other, for one
 * page is cited as "Azatutyun", as "RFE/RL" and by its address alone.
 *
 * @param name without case, punctuation and article; null where nobody gives one
 * @param site host in lower case without {@code www.}; null where there is no address, or anybody may publish there
 */
public record Publisher(@Nullable String name, @Nullable String site) {

    /** Where anybody may publish: that two pages are there says nothing of who wrote them. */
    private static final Set<String> OPEN_TO_ALL = Set.of(
            "t.me",
            "telegram.me",
            "facebook.com",
            "instagram.com",
            "x.com",
            "twitter.com",
            "youtube.com",
            "youtu.be",
            "vk.com",
            "tiktok.com",
            "medium.com",
            "docs.google.com",
            "drive.google.com",
            "archive.org",
            "web.archive.org",
            "archive.ph",
            "archive.is",
            "archive.today");

    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");
    private static final Pattern SAME_SITE = Pattern.compile("^(www|m|mobile|amp)\\.");

    /** By a name, an address, or both; empty where neither tells who it was. */
    public static Optional<Publisher> of(@Nullable String name, @Nullable String url) {
        String given = name == null || name.isBlank() ? null : name.strip();
        String site = Optional.ofNullable(url)
                .flatMap(Publisher::host)
                .or(() -> Optional.ofNullable(given)
                        .filter(n -> HOST.matcher(n).matches())
                        .map(Publisher::folded))
                .filter(host -> !isOpenToAll(host))
                .orElse(null);
        return given == null && site == null
                ? Optional.empty()
                : Optional.of(new Publisher(given == null ? null : withoutArticle(given), site));
    }

    /** Whether both may well be the same one: then neither confirms the other. */
    public boolean isSameAs(Publisher other) {
        return name != null && name.equals(other.name)
                || site != null && other.site != null && isOneSite(site, other.site)
                || isNameOf(name, other.site)
                || isNameOf(other.name, site);
    }

    /** The host of an address in lower case, without what only says how it is shown; empty where it has none. */
    static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(new URI(url).getHost()).map(Publisher::folded);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    static boolean isOpenToAll(String host) {
        return OPEN_TO_ALL.contains(host);
    }

    /** The words of a text in lower case: letters and digits without what stands between them. */
    static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String folded(String host) {
        return SAME_SITE.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
    }

    private static String withoutArticle(String name) {
        String folded = String.join(" ", words(name));
        return folded.startsWith("the ") ? folded.substring(4) : folded;
    }

    private static boolean isOneSite(String a, String b) {
        return a.equals(b) || a.endsWith("." + b) || b.endsWith("." + a);
    }

    /** Whether a site is called so: as a whole, or in one of the labels before its last. */
    private static boolean isNameOf(@Nullable String name, @Nullable String site) {
        if (name == null || name.isEmpty() || site == null) {
            return false;
        }
        String called = name.replace(" ", "");
        if (String.join("", words(site)).equals(called)) {
            return true;
        }
        String[] labels = site.split("\\.");
        return Arrays.stream(labels, 0, Math.max(0, labels.length - 1))
                .anyMatch(label -> String.join("", words(label)).equals(called));
    }
}
