package org.habeas.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class ProblemMapperTest {

    private static final String PARSER = "org.jboss.resteasy.reactive.server.core.multipart.MultiPartParserDefinition";

    @Test
    void whatTheParserOfFormsRefusesIsTheSendersFault() {
        assertThat(status(thrownBy(PARSER, new IOException("ended within a part"))))
                .isEqualTo(400);
        assertThat(status(thrownBy(PARSER, new RuntimeException("too many parts"))))
                .isEqualTo(400);
        assertThat(status(thrownBy(
                        PARSER,
                        new RuntimeException(thrownBy("java.lang.String", new UnsupportedEncodingException("utf-9"))))))
                .isEqualTo(400);
    }

    @Test
    void fileThatTheParserCannotWriteIsOurs() {
        IOException full = thrownBy("sun.nio.ch.FileDispatcherImpl", new IOException("No space left on device"));
        IOException missing = thrownBy("sun.nio.fs.UnixException", new FileSystemException("/uploads"));
        assertThat(status(thrownBy(PARSER, new RuntimeException(full)))).isEqualTo(500);
        assertThat(status(thrownBy(PARSER, new RuntimeException(missing)))).isEqualTo(500);
        assertThat(status(full)).isEqualTo(500);
    }

    private static int status(Throwable failure) {
        try (Response answer = new ProblemMapper().unforeseen(failure, uri())) {
            return answer.getStatus();
        }
    }

    private static <T extends Throwable> T thrownBy(String type, T failure) {
        failure.setStackTrace(new StackTraceElement[] {new StackTraceElement(type, "method", null, 1)});
        return failure;
    }

    private static UriInfo uri() {
        return (UriInfo) Proxy.newProxyInstance(
                ProblemMapperTest.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (proxy, method, arguments) -> URI.create("http://127.0.0.1/v1/documents"));
    }
}
