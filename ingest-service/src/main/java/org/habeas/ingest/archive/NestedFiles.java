package org.habeas.ingest.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.habeas.ingest.archive.Level.Listed;
import org.jspecify.annotations.Nullable;

/**
 * Archives that lie in one another, walked as one list of files. What is an archive its bytes say. An inner one is read
 * while it comes out of the outer one; only a ZIP that is small enough is kept in memory, to be read by its list.
 */
final class NestedFiles implements ArchiveFiles {

    private static final int BLOCK = 512;

    /** In which all inner ZIPs that are open lie together, and how much of it the list of one may be. */
    private static final int MEMORY = 16 * 1024 * 1024;

    private static final long INNER_LIST = 4L * 1024 * 1024;

    /** With their dictionaries these take more memory than all else here. */
    private static final int MOST_XZ = 2;

    /** So much is read of a file whose size its archive does not say, to know it of most. */
    private static final int SMALL = 256 * 1024;

    private final ArchiveBounds bounds;
    private final List<OpenLevel> levels = new ArrayList<>();
    private long index;
    private boolean isNested;
    private String path = "";
    private @Nullable InputStream content;
    private @Nullable EntryException refusal;

    NestedFiles(Path file, ArchiveFormat format, long most) throws ArchiveException, IOException {
        this.bounds = new ArchiveBounds(Files.size(file), most);
        levels.add(new OpenLevel(outermost(file, format), "", 0, format, null));
    }

    private Level outermost(Path file, ArchiveFormat format) throws ArchiveException, IOException {
        if (format == ArchiveFormat.ZIP) {
            return new ZipFiles(FileChannel.open(file, StandardOpenOption.READ), ZipFiles.LIST, bounds);
        }
        InputStream bytes = Files.newInputStream(file);
        try {
            return new TarFiles(new Watched(bytes), format, true, bounds);
        } catch (ArchiveException | IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public boolean skip(String place, long next, long unpacked, BooleanSupplier goesOn)
            throws ArchiveException, IOException {
        List<Long> steps = Arrays.stream(place.split("/")).map(Long::valueOf).toList();
        try {
            for (int depth = 0; depth < steps.size(); depth++) {
                Optional<Listed> last = Optional.empty();
                OpenLevel top = levels.getLast();
                while (top.level().passed() <= steps.get(depth)) {
                    if (!goesOn.getAsBoolean()) {
                        return false;
                    }
                    last.ifPresent(listed -> top.meet(listed.path()));
                    last = top.level().next();
                    if (last.isEmpty()) {
                        throw changed();
                    }
                }
                top.gave();
                if (depth == steps.size() - 1) {
                    last.ifPresent(listed -> top.meet(listed.path()));
                } else if (last.isEmpty() || found(top, last.get()).isPresent() || levels.size() != depth + 2) {
                    throw changed();
                }
            }
        } catch (IOException e) {
            met(e);
            throw changed();
        }
        index = next;
        bounds.atLeast(unpacked);
        return true;
    }

    private static ArchiveException changed() {
        return new ArchiveException(ArchiveFault.UNREADABLE, "The archive is not as it was when its import began.");
    }

    @Override
    public Optional<Entry> next() throws ArchiveException, IOException {
        leave();
        while (true) {
            OpenLevel top = levels.getLast();
            try {
                Optional<Listed> listed = top.level().next();
                if (listed.isPresent()) {
                    Optional<Entry> found =
                            ArchiveFiles.isOwn(listed.get().path()) ? found(top, listed.get()) : Optional.empty();
                    if (found.isPresent()) {
                        return found;
                    }
                } else if (levels.size() == 1) {
                    return Optional.empty();
                } else {
                    top.drain();
                    pop();
                    if (!top.gaveSomething()) {
                        return Optional.of(refused(
                                top.path(),
                                false,
                                new EntryException(ArchiveFault.EMPTY.code(), "There is no file in this archive.")));
                    }
                }
            } catch (IOException e) {
                Met met = met(e);
                return Optional.of(refused(met.path(), false, met.told()));
            }
        }
    }

    /** What an entry is: a file, or one that is refused; empty if it is an archive, which then is the innermost. */
    private Optional<Entry> found(OpenLevel top, Listed listed) throws ArchiveException, IOException {
        path = top.inside(listed.path());
        boolean isRepeated = !top.meet(listed.path());
        if (listed.refusal() != null) {
            return Optional.of(refused(path, isRepeated, listed.refusal()));
        }
        if (EntryNames.leadsOut(listed.path())) {
            return Optional.of(refused(
                    path,
                    isRepeated,
                    new EntryException(
                            "unsafe-name",
                            "The name of this file leads out of the archive: it is absolute, or has .. in it.")));
        }
        InputStream in = top.level().open();
        byte[] head = in.readNBytes(BLOCK);
        if (ArchiveFormat.isCompressed(head)) {
            head = longer(head, in, ArchiveFormat.START);
        }
        Optional<ArchiveFormat> format = ArchiveFormat.inside(head);
        if (format.isPresent() && !(format.get() == ArchiveFormat.ZIP && PackedDocument.begins(head))) {
            return archive(listed, isRepeated, format.get(), head, in);
        }
        long size = listed.size();
        if (size == Level.UNKNOWN) {
            head = longer(head, in, SMALL);
            size = head.length < SMALL ? head.length : Level.UNKNOWN;
        }
        return Optional.of(file(size, isRepeated, joined(head, in)));
    }

    private static byte[] longer(byte[] head, InputStream in, int length) throws IOException {
        byte[] more = in.readNBytes(length - head.length);
        byte[] longer = Arrays.copyOf(head, head.length + more.length);
        System.arraycopy(more, 0, longer, head.length, more.length);
        return longer;
    }

    private static InputStream joined(byte[] head, InputStream rest) {
        return new SequenceInputStream(new ByteArrayInputStream(head), rest);
    }

    private Optional<Entry> archive(
            Listed listed, boolean isRepeated, ArchiveFormat format, byte[] head, InputStream in)
            throws ArchiveException, IOException {
        if (levels.size() > ArchiveBounds.LEVELS) {
            return Optional.of(refused(
                    path,
                    isRepeated,
                    new EntryException(
                            "nested-too-deep",
                            "Archives are opened up to " + ArchiveBounds.LEVELS + " deep inside another one.")));
        }
        isNested = true;
        Watched bytes = new Watched(joined(head, in));
        try {
            return switch (format) {
                case ZIP -> zip(listed, isRepeated, bytes);
                case TAR, TAR_GZ, TAR_XZ -> {
                    push(new TarFiles(bytes, bounded(format), false, bounds), 0, format, bytes);
                    yield Optional.empty();
                }
            };
        } catch (ArchiveException e) {
            if (e.getCause() instanceof ArchiveBounds.Exceeded exceeded && exceeded.isOfAll()) {
                throw e;
            }
            return Optional.of(refused(path, isRepeated, EntryException.of(e)));
        }
    }

    private ArchiveFormat bounded(ArchiveFormat format) throws ArchiveException {
        if (format == ArchiveFormat.TAR_XZ
                && levels.stream().filter(l -> l.format() == format).count() >= MOST_XZ) {
            throw new ArchiveException(
                    ArchiveFault.MEMORY, "Of archives in one another no more than " + MOST_XZ + " may be .tar.xz.");
        }
        return format;
    }

    private Optional<Entry> zip(Listed listed, boolean isRepeated, Watched bytes) throws ArchiveException, IOException {
        int room = (int) (MEMORY - levels.stream().mapToLong(OpenLevel::memory).sum());
        if (listed.size() > room) {
            push(new ZipStream(bytes, bounds), 0, ArchiveFormat.ZIP, bytes);
            return Optional.empty();
        }
        byte[] whole = bytes.readNBytes(room + 1);
        if (whole.length > room) {
            Watched again = new Watched(joined(whole, bytes));
            push(new ZipStream(again, bounds), whole.length, ArchiveFormat.ZIP, again);
            return Optional.empty();
        }
        ZipFiles zip = new ZipFiles(new SeekableInMemoryByteChannel(whole), INNER_LIST, bounds);
        if (zip.isDocument()) {
            return Optional.of(file(whole.length, isRepeated, new ByteArrayInputStream(whole)));
        }
        push(zip, whole.length, ArchiveFormat.ZIP, null);
        return Optional.empty();
    }

    private void push(Level level, long memory, ArchiveFormat format, @Nullable InputStream bytes) {
        levels.getLast().gave();
        levels.add(new OpenLevel(level, path, memory, format, bytes));
    }

    private OpenLevel pop() throws IOException {
        OpenLevel ended = levels.removeLast();
        ended.close();
        return ended;
    }

    private Entry file(long size, boolean isRepeated, InputStream bytes) {
        content = bytes;
        refusal = null;
        return entry(path, size, isRepeated);
    }

    private Entry refused(String what, boolean isRepeated, EntryException why) {
        content = null;
        refusal = why;
        return entry(what, 0, isRepeated);
    }

    private Entry entry(String what, long size, boolean isRepeated) {
        levels.getLast().gave();
        String place = levels.stream()
                .map(open -> Long.toString(open.level().passed() - 1))
                .collect(Collectors.joining("/"));
        return new Entry(index++, what, size, isRepeated, place);
    }

    @Override
    public byte[] content(int most) throws ArchiveException, EntryException, IOException {
        if (refusal != null) {
            throw refusal;
        }
        InputStream bytes = content;
        if (bytes == null) {
            throw new IllegalStateException("there is no file yet, or it was read");
        }
        OpenLevel top = levels.getLast();
        try {
            byte[] read = bytes.readNBytes(most == Integer.MAX_VALUE ? most : most + 1);
            if (read.length > most) {
                throw new EntryException(EntryException.TOO_LARGE, "This file has more than " + most + " bytes.");
            }
            return read;
        } catch (IOException e) {
            Met met = met(e);
            throw levels.getLast() == top
                    ? met.told()
                    : new EntryException(
                            met.told().code(),
                            met.told().detail() + " It is " + met.path() + " that cannot be read on from here.");
        } finally {
            leave();
        }
    }

    private void leave() throws IOException {
        InputStream bytes = content;
        content = null;
        if (bytes != null) {
            bytes.close();
        }
    }

    /**
     * What failed inside, and the path of it.
     *
     * @param path of the file, or of the innermost archive that it ends
     */
    private record Met(String path, EntryException told) {}

    /**
     * Leaves the archives that cannot be read on.
     *
     * @throws ArchiveException if the outermost is one of them, or more came out than may
     * @throws IOException if it is the disk that failed
     */
    private Met met(IOException e) throws ArchiveException, IOException {
        if (e instanceof ArchiveBounds.Exceeded) {
            throw ArchiveException.of(e);
        }
        if (!(e instanceof LevelFailure failure)) {
            throw e;
        }
        String what = path;
        while (levels.size() > 1 && levels.getLast().level() != failure.level()) {
            what = pop().path();
        }
        return switch (failure) {
            case LevelFailure.Damaged damaged -> new Met(what, damaged.told());
            case LevelFailure.Broken broken -> {
                if (levels.size() == 1) {
                    throw broken.why();
                }
                yield new Met(pop().path(), broken.told());
            }
        };
    }

    @Override
    public OptionalLong total() {
        return isNested ? OptionalLong.empty() : levels.getFirst().level().total();
    }

    @Override
    public long read() {
        return levels.getFirst().level().read();
    }

    @Override
    public long unpacked() {
        return bounds.unpacked();
    }

    @Override
    public void close() throws IOException {
        leave();
        while (!levels.isEmpty()) {
            pop();
        }
    }
}
