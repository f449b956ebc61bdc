package org.habeas.ingest.office;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.kit.problem.HabeasException;
import org.habeas.kit.problem.TemporarilyUnavailable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads office files in processes of their own, a few at a time. A process is started with the first file that needs it, killed
 * when a file takes more than it may, and ended when there was nothing to read for a while: a service that is sent no office
 * file has none.
 */
@ApplicationScoped
public class OfficeReader {

    private static final Logger LOG = Logger.getLogger(OfficeReader.class);

    /** Whoever has no connection of the database meanwhile may wait for long. */
    private static final Patience LONG = new Patience(32, 100);

    /** Of a transaction there is a minute, and connections are few. */
    private static final Patience SHORT = new Patience(6, 25);

    private static final long LOOKS_EVERY_MILLIS = 200;

    private final OfficeSettings settings;
    private final Path folders;
    private final MeterRegistry metrics;
    private final Semaphore free;
    private final CostlyFiles costly = new CostlyFiles();
    private final Map<String, OfficeText> ahead = new ConcurrentHashMap<>();
    private final Deque<Resting> resting = new ArrayDeque<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("office-clock").factory());
    private @Nullable Confinement confinement;
    private boolean ended;

    OfficeReader(
            OfficeSettings settings,
            @ConfigProperty(name = "habeas.documents.dir", defaultValue = ".habeas/documents") Path documents,
            MeterRegistry metrics) {
        this.settings = settings;
        this.folders = documents.resolve("reading");
        this.metrics = metrics;
        this.free = new Semaphore(settings.processes(), true);
    }

    private record Patience(int mostWaiting, long seconds) {}

    private record Resting(OfficeProcess process, long sinceNanos) {}

    /** What was read ahead, until it is closed. */
    public interface Ahead extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Reads a file, if it is one, before a transaction begins in which it is asked for by {@link #read}. What is wrong with it
     * is said there.
     */
    public Ahead readAhead(byte[] bytes, String sha256) {
        OfficeFormat.of(bytes).ifPresent(format -> {
            try {
                ahead.put(sha256, read(format, bytes, sha256, LONG));
            } catch (HabeasException e) {
                // said again to whoever takes it
            }
        });
        return () -> ahead.remove(sha256);
    }

    /**
     * @param sha256 of the bytes: what once cost a process is not read again
     * @throws HabeasException if the file is refused, or nobody is free to read it
     */
    public OfficeText read(OfficeFormat format, byte[] bytes, String sha256) {
        OfficeText known = ahead.get(sha256);
        return known == null ? read(format, bytes, sha256, SHORT) : known;
    }

    private OfficeText read(OfficeFormat format, byte[] bytes, String sha256, Patience patience) {
        costly.refusal(sha256).ifPresent(refusal -> {
            throw refusal.exception();
        });
        enter(patience);
        try {
            OfficeAnswer answer = ask(format, bytes);
            return switch (answer) {
                case OfficeAnswer.Read read -> read.text();
                case OfficeAnswer.Refused refused -> {
                    metrics.counter(
                                    "habeas.office.refused",
                                    "why",
                                    refused.why().name())
                            .increment();
                    if (refused.why().isCostly()) {
                        costly.add(sha256, refused.why());
                    }
                    throw refused.why().exception();
                }
            };
        } finally {
            free.release();
        }
    }

    private void enter(Patience patience) {
        try {
            if (free.getQueueLength() < patience.mostWaiting()
                    && free.tryAcquire(patience.seconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new TemporarilyUnavailable("Other files are being read; this one was not taken. Send it again.");
    }

    /** A process may have ended for no fault of the file: another one is asked before the file is said to be the cause. */
    private OfficeAnswer ask(OfficeFormat format, byte[] bytes) {
        OfficeAnswer answer = askOnce(format, bytes);
        boolean maybeNotTheFile =
                answer instanceof OfficeAnswer.Refused refused && refused.why() == OfficeRefusal.READER_FAILED;
        return maybeNotTheFile ? askOnce(format, bytes) : answer;
    }

    private OfficeAnswer askOnce(OfficeFormat format, byte[] bytes) {
        OfficeProcess process = take();
        process.begin();
        Future<?> limit = clock.scheduleWithFixedDelay(
                () -> process.endIfOver(settings.timeLimit()),
                LOOKS_EVERY_MILLIS,
                LOOKS_EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
        boolean rests = false;
        try {
            OfficeAnswer answer = process.ask(format, bytes);
            rests = true;
            return answer;
        } catch (IOException e) {
            OfficeRefusal why = process.why();
            LOG.warnf("reader of office files ended: why=%s pid=%d", why, process.pid());
            return new OfficeAnswer.Refused(why);
        } finally {
            limit.cancel(false);
            if (rests && !process.isOverrun() && process.asked() < settings.filesPerProcess()) {
                rest(process);
            } else {
                process.end();
            }
        }
    }

    private OfficeProcess take() {
        while (true) {
            Resting last = next();
            if (last == null) {
                return start();
            }
            if (last.process().isAlive()) {
                return last.process();
            }
            last.process().end();
        }
    }

    private synchronized @Nullable Resting next() {
        return resting.pollLast();
    }

    private OfficeProcess start() {
        try {
            Files.createDirectories(folders);
            OfficeProcess.removeLeftovers(folders);
            Path libraries = OfficeFolder.of(settings.dir());
            Confinement around = confinement();
            OfficeProcess process = OfficeProcess.start(
                    libraries, Files.createTempDirectory(folders, "reader-"), settings.heap(), around);
            metrics.counter("habeas.office.started").increment();
            LOG.infof("reader of office files started: pid=%d with=%s", process.pid(), around.words());
            return process;
        } catch (IOException e) {
            LOG.error("reader of office files cannot be started", e);
            throw new TemporarilyUnavailable("Office files cannot be read at this moment; text and HTML can.");
        }
    }

    private synchronized Confinement confinement() {
        if (confinement == null) {
            confinement = Confinement.of(settings.heap());
        }
        return confinement;
    }

    private synchronized void rest(OfficeProcess process) {
        if (ended) {
            process.end();
            return;
        }
        resting.addLast(new Resting(process, System.nanoTime()));
        clock.schedule(this::endIdle, settings.idle().toMillis() + 1, TimeUnit.MILLISECONDS);
    }

    private synchronized void endIdle() {
        long now = System.nanoTime();
        resting.removeIf(one -> {
            boolean isIdle = now - one.sinceNanos() >= settings.idle().toNanos();
            if (isIdle) {
                one.process().end();
            }
            return isIdle;
        });
    }

    /** How many processes there are that wait for a file. */
    synchronized int resting() {
        return resting.size();
    }

    @PreDestroy
    synchronized void end() {
        ended = true;
        clock.shutdownNow();
        resting.forEach(one -> one.process().end());
        resting.clear();
    }
}
