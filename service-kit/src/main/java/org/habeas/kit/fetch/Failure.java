package org.habeas.kit.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;

/** What failed between this machine and a server, in words. */
final class Failure {

    private Failure() {}

    static FetchException of(Exception e, Watch watch) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof GuardedResolver.Refused refused) {
                return refused.told();
            }
        }
        if (watch.isOver()) {
            return watch.tooLong();
        }
        return switch (e) {
            case UnknownHostException unknown -> told(FetchFault.UNKNOWN_HOST, "No such host is known.", e);
            case InterruptedIOException silent ->
                told(FetchFault.TIMEOUT, "The server did not answer, or fell silent within its answer.", e);
            case SSLException insecure ->
                told(
                        FetchFault.INSECURE,
                        "No secure connection could be made: the server's certificate or its TLS is not as it must be.",
                        e);
            case HttpHostConnectException away -> told(FetchFault.UNREACHABLE, "The server takes no connection.", e);
            case ConnectionClosedException cut -> told(FetchFault.CUT, "What came was cut off.", e);
            case MalformedChunkCodingException cut -> told(FetchFault.CUT, "What came was cut off.", e);
            case HttpException wrong -> told(FetchFault.UNEXPECTED_ANSWER, "What came is no answer of HTTP.", e);
            case IOException broken -> told(FetchFault.UNREACHABLE, "The connection broke.", e);
            case Exception other -> throw new IllegalStateException("a fetch failed in an unforeseen way", other);
        };
    }

    private static FetchException told(FetchFault fault, String sentence, Exception cause) {
        return new FetchException(fault, sentence, null, cause);
    }
}
