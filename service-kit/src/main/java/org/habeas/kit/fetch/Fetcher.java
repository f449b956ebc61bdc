package org.habeas.kit.fetch;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.habeas.kit.fetch.FetchRequest.Validator;
import org.jspecify.annotations.Nullable;

/**
 * Gets what an address of the web gives, and nothing from anywhere else: each address is checked when it is connected to, each redirect as the
 * address itself was. No proxy, no cookies and no passwords are used, and nothing is tried twice.
 */
@Singleton
public class Fetcher {

    private static final int REDIRECTS = 3;

    private final CloseableHttpClient client;
    private final FetchSettings settings;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final ScheduledExecutorService watches = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("fetch-watch").factory());

    public Fetcher(FetchSettings settings, Resolver resolver, MeterRegistry metrics, Clock clock) {
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        this.client = GuardedClient.of(
                settings,
                new GuardedResolver(
                        resolver, new AllowedTargets(settings.allow().orElse(List.of()))));
    }

    /** Takes a body as it comes. */
    @FunctionalInterface
    public interface Body<T> {

        /** @param length of what can be read, empty where it is not known before */
        T read(InputStream in, OptionalLong length) throws IOException;
    }

    @PreDestroy
    void close() throws IOException {
        watches.shutdownNow();
        client.close();
    }

    /**
     * Fetches, and hands the body over while it comes.
     *
     * @param body what it throws itself is thrown as it is, unchecked
     * @throws FetchException saying why nothing, or not all, could be fetched
     */
    public <T> Fetched<T> fetch(FetchRequest request, Body<T> body) throws FetchException {
        Duration time = request.within() == null ? settings.totalTimeout() : request.within();
        Watch watch = new Watch(time);
        Future<?> end = watches.schedule(watch, time.toMillis(), TimeUnit.MILLISECONDS);
        String outcome = "failed";
        try {
            Fetched<T> fetched = follow(request, body, watch);
            outcome = "fetched";
            return fetched;
        } catch (FetchException e) {
            outcome = e.fault().code();
            throw e;
        } finally {
            end.cancel(false);
            metrics.counter("habeas.fetches", "outcome", outcome).increment();
        }
    }

    /** What one server answered: what is wanted, or where to go on. */
    private record Hop<T>(
            @Nullable Fetched<T> end, @Nullable WebAddress next, boolean isForEver) {}

    private <T> Fetched<T> follow(FetchRequest request, Body<T> body, Watch watch) throws FetchException {
        WebAddress at = request.url();
        boolean moved = true;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            Hop<T> answer = ask(request, at, hop > 0 && moved, body, watch);
            if (answer.end() != null) {
                return answer.end();
            }
            if (answer.next() != null) {
                at = answer.next();
                moved &= answer.isForEver();
            }
        }
        throw new FetchException(
                FetchFault.TOO_MANY_REDIRECTS, "It redirects more than " + REDIRECTS + " times, or in a circle.");
    }

    private <T> Hop<T> ask(FetchRequest request, WebAddress at, boolean moved, Body<T> body, Watch watch)
            throws FetchException {
        HttpGet get = new HttpGet(at.uri());
        get.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip, deflate");
        if (at.isSameOrigin(request.url())) {
            request.secrets().forEach(get::setHeader);
            conditions(request.validator(), get);
        }
        watch.sends(get);
        try (ClassicHttpResponse answer = client.executeOpen(null, get, null)) {
            return read(request, at, moved, answer, body, watch);
        } catch (FetchedBody.Broken e) {
            throw e.why();
        } catch (IOException e) {
            throw Failure.of(e, watch);
        }
    }

    private static void conditions(@Nullable Validator validator, HttpGet get) {
        if (validator != null && validator.etag() != null) {
            get.setHeader(HttpHeaders.IF_NONE_MATCH, validator.etag());
        }
        if (validator != null && validator.lastModified() != null) {
            get.setHeader(HttpHeaders.IF_MODIFIED_SINCE, validator.lastModified());
        }
    }

    private <T> Hop<T> read(
            FetchRequest request, WebAddress at, boolean moved, ClassicHttpResponse answer, Body<T> body, Watch watch)
            throws FetchException, IOException {
        int status = answer.getCode();
        Optional<String> location = header(answer, HttpHeaders.LOCATION);
        boolean isForEver = status == 301 || status == 308;
        if ((isForEver || status == 302 || status == 303 || status == 307) && location.isPresent()) {
            return new Hop<>(null, at.redirected(location.get()), isForEver);
        }
        if (status == 304 && request.validator() != null) {
            return new Hop<>(new Fetched.Unchanged<>(), null, false);
        }
        HttpEntity entity = answer.getEntity();
        if (status != 200 && status != 203 || entity == null) {
            throw Statuses.refusal(status, header(answer, HttpHeaders.RETRY_AFTER), clock.instant());
        }
        String type = mediaType(header(answer, HttpHeaders.CONTENT_TYPE).orElse(""));
        if (!request.types().test(type)) {
            throw new FetchException(FetchFault.TYPE, "What is there is " + shown(type) + ", which is not taken.");
        }
        if (entity.getContentLength() > request.maxBytes()) {
            throw FetchedBody.tooLarge(request.maxBytes());
        }
        T taken = taken(entity, header(answer, HttpHeaders.CONTENT_ENCODING), request.maxBytes(), body, watch);
        Validator validator = new Validator(
                header(answer, HttpHeaders.ETAG).orElse(null),
                header(answer, HttpHeaders.LAST_MODIFIED).orElse(null));
        return new Hop<>(new Fetched.Found<>(at, moved, type, validator, taken), null, false);
    }

    private static <T> T taken(HttpEntity entity, Optional<String> encoding, long most, Body<T> body, Watch watch)
            throws FetchException, IOException {
        InputStream in = decoded(new FetchedBody(entity.getContent(), most, watch), encoding);
        FetchedBody bounded = new FetchedBody(in, most, watch);
        T taken;
        try {
            taken = body.read(bounded, length(entity, encoding));
        } catch (IOException e) {
            throw FetchedBody.Broken.within(e)
                    .orElseThrow(() -> new UncheckedIOException("what was fetched could not be kept", e));
        } catch (RuntimeException e) {
            throw FetchedBody.Broken.within(e).orElseThrow(() -> e);
        }
        if (watch.isOver()) {
            throw watch.tooLong();
        }
        return taken;
    }

    private static OptionalLong length(HttpEntity entity, Optional<String> encoding) {
        return encoding.isEmpty() && entity.getContentLength() >= 0
                ? OptionalLong.of(entity.getContentLength())
                : OptionalLong.empty();
    }

    /** Unpacked here and not by the client, so that what it becomes is bounded as it comes. */
    private static InputStream decoded(InputStream in, Optional<String> encoding) throws FetchException, IOException {
        return switch (encoding.orElse("identity").strip().toLowerCase(Locale.ROOT)) {
            case "identity", "" -> in;
            case "gzip", "x-gzip" -> gunzipped(in);
            case "deflate" -> new InflaterInputStream(in);
            default ->
                throw new FetchException(
                        FetchFault.ENCODING, "What came is compressed in a way that was not asked for.");
        };
    }

    private static InputStream gunzipped(InputStream in) throws FetchException, IOException {
        try {
            return new GZIPInputStream(in);
        } catch (FetchedBody.Broken e) {
            throw e;
        } catch (IOException e) {
            throw new FetchException(FetchFault.ENCODING, "What came is not compressed as the server says.", null, e);
        }
    }

    private static String mediaType(String header) {
        int end = header.indexOf(';');
        return (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static String shown(String type) {
        return type.matches("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,100}") ? type : "of an unknown type";
    }

    private static Optional<String> header(ClassicHttpResponse answer, String name) {
        return Optional.ofNullable(answer.getFirstHeader(name)).map(Header::getValue);
    }
}
