package org.habeas.kit.fetch;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the operator lets be fetched from although it is not public. */
final class AllowedTargets {

    private final Set<String> hosts = new HashSet<>();
    private final List<Network> networks = new ArrayList<>();

    /** @throws IllegalArgumentException if an entry is neither a host nor a network: a wrong one must not allow more or less than is meant */
    AllowedTargets(List<String> entries) {
        for (String entry : entries) {
            String written = entry.strip().toLowerCase(Locale.ROOT);
            if (written.indexOf('/') >= 0 || written.indexOf(':') >= 0 || Ipv4.isMeant(written)) {
                networks.add(Network.of(written));
            } else if (HostName.isOne(written)) {
                hosts.add(written);
            } else {
                throw new IllegalArgumentException("habeas.fetch.allow: " + entry + " is neither a host nor a network");
            }
        }
    }

    boolean allow(String host, InetAddress address) {
        return hosts.contains(host) || networks.stream().anyMatch(n -> n.contains(address));
    }
}
