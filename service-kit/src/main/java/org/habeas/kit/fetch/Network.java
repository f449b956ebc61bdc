package org.habeas.kit.fetch;

import java.net.InetAddress;

/** Addresses that begin alike: {@code 10.0.0.0/8}. */
record Network(InetAddress first, int bits) {

    /** @throws IllegalArgumentException if it is no address, with or without the number of its bits */
    static Network of(String written) {
        int slash = written.indexOf('/');
        InetAddress first = InetAddress.ofLiteral(slash < 0 ? written : written.substring(0, slash));
        int all = first.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? all : Integer.parseInt(written.substring(slash + 1));
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException(written + " is no network");
        }
        return new Network(first, bits);
    }

    boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if ((mine[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
