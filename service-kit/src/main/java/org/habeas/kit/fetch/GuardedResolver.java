package org.habeas.kit.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses that are connected to, and so is asked once for each connection: nobody can answer the check with one address and the
 * connection with another. A host of which one address may not be connected to is refused whole: no public host has such a one, and whoever gives
 * out both hopes that the wrong one is taken.
 */
final class GuardedResolver implements DnsResolver {

    private final Resolver resolver;
    private final AllowedTargets allowed;

    GuardedResolver(Resolver resolver, AllowedTargets allowed) {
        this.resolver = resolver;
        this.allowed = allowed;
    }

    /** The client knows only this kind of failure here; whoever fetches takes the reason out of it. */
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Refused(String reason) {
            super(reason);
            this.reason = reason;
        }

        FetchException told() {
            return new FetchException(FetchFault.FORBIDDEN_ADDRESS, reason, null, this);
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        List<InetAddress> addresses = addresses(host);
        for (InetAddress address : addresses) {
            Optional<String> refusal = PublicInternet.refusal(address);
            if (refusal.isPresent() && !allowed.allow(host, address)) {
                throw new Refused(
                        "The address of " + host + " is not of the public internet: it " + refusal.get() + ".");
            }
        }
        if (addresses.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return addresses.toArray(InetAddress[]::new);
    }

    private List<InetAddress> addresses(String host) throws UnknownHostException {
        if (host.startsWith("[")) {
            return List.of(InetAddress.ofLiteral(host.substring(1, host.length() - 1)));
        }
        return host.indexOf(':') >= 0 || Ipv4.isMeant(host)
                ? List.of(InetAddress.ofLiteral(host))
                : resolver.resolve(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host; // nobody asks who else it is
    }
}
