package org.habeas.office;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketImpl;
import java.net.SocketImplFactory;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Set;

/**
 * Takes the network from a JVM that runs where the system does not: no address of the web can be opened, no socket made and
 * no name looked up ({@link NoNames}). It stops libraries that are told to load something, not code that has broken out of Java.
 */
final class NoNetwork {

    private static final Set<String> LOCAL = Set.of("file", "jar", "jrt");

    private NoNetwork() {}

    static void install() throws IOException {
        URL.setURLStreamHandlerFactory(protocol -> LOCAL.contains(protocol) ? null : new Refusing());
        SocketImplFactory none = NoNetwork::noSocket;
        Socket.setSocketImplFactory(none);
        ServerSocket.setSocketFactory(none);
    }

    private static SocketImpl noSocket() {
        throw new IllegalStateException("there is no network here");
    }

    private static final class Refusing extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            throw new IOException("there is no network here");
        }
    }
}
