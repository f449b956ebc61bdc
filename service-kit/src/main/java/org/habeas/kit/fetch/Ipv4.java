package org.habeas.kit.fetch;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses of IPv4 in every form that resolvers and browsers take for one: {@code 127.1}, {@code 0x7f000001}, {@code 017700000001},
 * {@code 2130706433}. Source: url.spec.whatwg.org, "IPv4 parser".
 */
final class Ipv4 {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");
    private static final int PARTS = 4;
    private static final int LONGEST_NUMBER = 16;

    private Ipv4() {}

    /** Whether a host can only be an address: its last part is a number. */
    static boolean isMeant(String host) {
        return NUMBER.matcher(host.substring(host.lastIndexOf('.') + 1)).matches();
    }

    /** The address with four decimal numbers, or empty if it is none. */
    static Optional<String> of(String host) {
        String[] parts = host.split("\\.", -1);
        if (parts.length > PARTS) {
            return Optional.empty();
        }
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            if (!NUMBER.matcher(parts[i]).matches() || parts[i].length() > LONGEST_NUMBER) {
                return Optional.empty();
            }
            boolean isLast = i == parts.length - 1;
            int bits = isLast ? (PARTS - i) * Byte.SIZE : Byte.SIZE;
            Optional<Long> number = number(parts[i]);
            if (number.isEmpty() || number.get() >= 1L << bits) {
                return Optional.empty();
            }
            address |= isLast ? number.get() : number.get() << ((PARTS - 1 - i) * Byte.SIZE);
        }
        return Optional.of(
                (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255));
    }

    private static Optional<Long> number(String part) {
        try {
            if (part.startsWith("0x") || part.startsWith("0X")) {
                return Optional.of(part.length() == 2 ? 0 : Long.parseLong(part.substring(2), 16));
            }
            return Optional.of(
                    part.length() > 1 && part.startsWith("0") ? Long.parseLong(part, 8) : Long.parseLong(part));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
