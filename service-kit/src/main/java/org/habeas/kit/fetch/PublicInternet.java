package org.habeas.kit.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which addresses are of the public internet: of IPv4 all that the IANA special-purpose registry does not set apart, of IPv6 only what is
 * assigned for global unicast and carries no address of IPv4 in it, for it would be reached through it.
 *
 * <p>Source: iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry (RFC 6890).
 */
final class PublicInternet {

    private static final Map<Network, String> APART = apart();
    private static final Network GLOBAL_UNICAST = Network.of("2000::/3");

    private PublicInternet() {}

    private static Map<Network, String> apart() {
        Map<Network, String> all = new LinkedHashMap<>();
        all.put(Network.of("0.0.0.0/8"), "stands for this machine");
        all.put(Network.of("10.0.0.0/8"), "is of a private network");
        all.put(Network.of("100.64.0.0/10"), "is of a provider's inner network");
        all.put(Network.of("127.0.0.0/8"), "is this machine itself");
        all.put(Network.of("168.63.129.16/32"), "is a service of the cloud that this machine may run in");
        all.put(Network.of("169.254.0.0/16"), "is link-local, where clouds keep their metadata");
        all.put(Network.of("172.16.0.0/12"), "is of a private network");
        all.put(Network.of("192.0.0.0/24"), "is set apart for protocols");
        all.put(Network.of("192.0.2.0/24"), "is set apart for documentation");
        all.put(Network.of("192.88.99.0/24"), "carries other addresses");
        all.put(Network.of("192.168.0.0/16"), "is of a private network");
        all.put(Network.of("198.18.0.0/15"), "is set apart for benchmarks");
        all.put(Network.of("198.51.100.0/24"), "is set apart for documentation");
        all.put(Network.of("203.0.113.0/24"), "is set apart for documentation");
        all.put(Network.of("224.0.0.0/4"), "is of many machines (multicast)");
        all.put(Network.of("240.0.0.0/4"), "is reserved");
        all.put(Network.of("2001::/23"), "is set apart for protocols or carries other addresses (Teredo)");
        all.put(Network.of("2001:db8::/32"), "is set apart for documentation");
        all.put(Network.of("2002::/16"), "carries an address of IPv4 (6to4)");
        all.put(Network.of("3fff::/20"), "is set apart for documentation");
        return all;
    }

    /** Why the address is not public, to be read behind "it"; empty where it is. */
    static Optional<String> refusal(InetAddress address) {
        for (Map.Entry<Network, String> apart : APART.entrySet()) {
            if (apart.getKey().contains(address)) {
                return Optional.of(apart.getValue());
            }
        }
        return address instanceof Inet6Address && !GLOBAL_UNICAST.contains(address)
                ? Optional.of("is no global address of IPv6, or carries one of IPv4")
                : Optional.empty();
    }
}
