package org.habeas.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Asks a service over a fixed number of connections that stay open, each one question after the other. One thread does it all, so that
 * little of the machine is taken from the service.
 */
final class HttpLoad implements AutoCloseable {

    private final Vertx vertx;
    private final HttpClient client;
    private final int connections;

    HttpLoad(URI service, int connections) {
        this.connections = connections;
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(service.getHost())
                .setDefaultPort(service.getPort())
                .setMaxPoolSize(connections)
                .setKeepAlive(true));
    }

    /**
     * Asks the questions in their order, over and over.
     *
     * @param turn where in the questions to begin, so that turns do not repeat each other
     * @throws BenchmarkFailure if an answer is not the one that the question expects
     */
    Served run(List<Question> questions, int turn, Duration time) throws InterruptedException, BenchmarkFailure {
        Served.Count count = new Served.Count();
        AtomicInteger next = new AtomicInteger(turn);
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        List<Future<Void>> walks = IntStream.range(0, connections)
                .mapToObj(c -> walk(questions, next, end, count))
                .toList();
        try {
            Future.all(walks).toCompletionStage().toCompletableFuture().get(time.toSeconds() + 60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new BenchmarkFailure("a request failed: " + e.getCause());
        } catch (TimeoutException e) {
            throw new BenchmarkFailure("the service did not answer within a minute");
        }
        return count.served(System.nanoTime() - begun);
    }

    private Future<Void> walk(List<Question> questions, AtomicInteger next, long end, Served.Count count) {
        Promise<Void> done = Promise.promise();
        step(questions, next, end, count, done);
        return done.future();
    }

    /** Goes on when an answer is there. Futures within each other would hold all that came before, and overflow the stack at the end. */
    private void step(List<Question> questions, AtomicInteger next, long end, Served.Count count, Promise<Void> done) {
        if (System.nanoTime() >= end) {
            done.complete();
            return;
        }
        Question question = questions.get(Math.floorMod(next.getAndIncrement(), questions.size()));
        long asked = System.nanoTime();
        ask(question).onComplete(answer -> {
            if (answer.failed()) {
                done.fail(answer.cause());
            } else {
                count.add(System.nanoTime() - asked);
                step(questions, next, end, count, done);
            }
        });
    }

    private Future<Buffer> ask(Question question) {
        return client.request(HttpMethod.GET, question.path())
                .compose(request -> {
                    if (question.tag() != null) {
                        request.putHeader("If-None-Match", question.tag());
                    }
                    return request.send();
                })
                .compose(response -> response.statusCode() == question.status()
                        ? response.body()
                        : Future.failedFuture(question.path() + " was answered with " + response.statusCode()));
    }

    /** The tag of an answer, for questions whether it has changed. */
    String tag(String path) throws InterruptedException, BenchmarkFailure {
        try {
            return client.request(HttpMethod.GET, path)
                    .compose(request -> request.send())
                    .compose(response -> response.body().map(body -> response.getHeader("ETag")))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchmarkFailure("no answer to " + path + ": " + e);
        }
    }

    @Override
    public void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
