package org.habeas.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemMapperTest {

    private static final String PARSER = "org.jboss.resteasy.reactive.server.core.multipart.MultiPartParserDefinition";

    @Test
    void whatTheParserOfFormsRefusesIsTheSendersFault() {
        assertThat(status(thrownBy(new IOException("ended within a part"), PARSER)))
                .isEqualTo(400);
        assertThat(status(thrownBy(new RuntimeException("too many parts"), PARSER)))
                .isEqualTo(400);
        Exception charset = thrownBy(new UnsupportedEncodingException("utf-9"), "java.net.URLDecoder", PARSER);
        assertThat(status(thrownBy(new RuntimeException(charset), "org.example.Headers", PARSER)))
                .isEqualTo(400);
        assertThat(status(thrownBy(new IllegalArgumentException("%zz"), "java.net.URLDecoder", PARSER)))
                .isEqualTo(400);
    }

    @Test
    void fileThatTheParserCannotWriteIsOurs() {
        IOException full =
                thrownBy(new IOException("No space left on device"), "sun.nio.ch.FileDispatcherImpl", PARSER);
        IOException missing = thrownBy(new FileSystemException("/uploads"), "sun.nio.fs.UnixException", PARSER);
        assertThat(status(thrownBy(new RuntimeException(full), PARSER))).isEqualTo(500);
        assertThat(status(thrownBy(new RuntimeException(missing), PARSER))).isEqualTo(500);
        assertThat(status(full)).isEqualTo(500);
        assertThat(status(thrownBy(new IllegalArgumentException("ours"), "org.habeas.Anything")))
                .isEqualTo(500);
    }

    private static int status(Throwable failure) {
        try (Response answer = new ProblemMapper().unforeseen(failure, uri())) {
            return answer.getStatus();
        }
    }

    private static <T extends Throwable> T thrownBy(T failure, String... types) {
        failure.setStackTrace(Stream.of(types)
                .map(type -> new StackTraceElement(type, "method", null, 1))
                .toArray(StackTraceElement[]::new));
        return failure;
    }

    private static UriInfo uri() {
        return (UriInfo) Proxy.newProxyInstance(
                ProblemMapperTest.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (proxy, method, arguments) -> URI.create("http://127.0.0.1/v1/documents"));
    }
}
