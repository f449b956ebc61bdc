package org.habeas.kit.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of host names. */
@FunctionalInterface
public interface Resolver {

    /** @throws UnknownHostException if there is none */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
