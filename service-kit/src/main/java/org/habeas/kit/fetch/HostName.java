package org.habeas.kit.fetch;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of hosts as DNS has them. */
final class HostName {

    private static final int LONGEST = 253;
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    private HostName() {}

    static boolean isOne(String name) {
        return name.length() <= LONGEST && NAME.matcher(name).matches();
    }

    /** The name in lower case and in the letters of DNS; full stops and digits of other scripts become plain ones by that. */
    static Optional<String> of(String written) {
        try {
            String ascii = IDN.toASCII(written).toLowerCase(Locale.ROOT);
            String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            return Optional.of(name).filter(HostName::isOne);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty(); // the JDK throws either for what is no name
        }
    }
}
