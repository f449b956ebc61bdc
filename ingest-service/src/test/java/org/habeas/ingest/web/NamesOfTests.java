package org.habeas.ingest.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.habeas.kit.fetch.Resolver;

/** The names of the web as tests need them. It stands for what is outside: no test asks a server of names. */
@Singleton
@Alternative
@Priority(1)
public class NamesOfTests implements Resolver {

    private static final Map<String, String> NAMES =
            Map.of(Website.HOST, "127.0.0.1", "inner.example", "127.0.0.1", "metadata.example", "169.254.169.254");

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        String address = NAMES.get(host);
        if (address == null) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.ofLiteral(address));
    }
}
