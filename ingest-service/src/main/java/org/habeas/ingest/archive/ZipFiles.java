package org.habeas.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A ZIP, read by the list at its end: only that says which entries are links, and which are no longer meant. */
final class ZipFiles implements ArchiveFiles {

    /** The list is kept in memory, in several times its bytes; of usual names these are more than a hundred thousand files. */
    private static final long LIST = 16L * 1024 * 1024;

    private final Channel channel;
    private final ZipFile zip;
    private final ArchiveBounds bounds;
    private final Iterator<ZipArchiveEntry> entries;
    private final long total;
    private long index = -1;
    private @Nullable ZipArchiveEntry last;

    ZipFiles(Path file, long most) throws ArchiveException, IOException {
        this.bounds = new ArchiveBounds(Files.size(file), most);
        this.channel = new Channel(FileChannel.open(file, StandardOpenOption.READ));
        try {
            this.zip = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .get();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e instanceof ArchiveBounds.Exceeded
                    ? ArchiveException.of(e)
                    : new ArchiveException(
                            ArchiveFault.TRUNCATED,
                            "The list of files at the end of this ZIP is missing or damaged; send it again.",
                            e);
        }
        channel.left = Long.MAX_VALUE;
        List<ZipArchiveEntry> all = Collections.list(zip.getEntriesInPhysicalOrder());
        this.entries = all.iterator();
        this.total = all.stream().filter(ZipFiles::isFile).count();
    }

    private static boolean isFile(ZipArchiveEntry entry) {
        return !entry.isDirectory() && !entry.isUnixSymlink() && ArchiveFiles.isOwn(entry.getName());
    }

    @Override
    public Optional<Entry> next() {
        while (entries.hasNext()) {
            ZipArchiveEntry entry = entries.next();
            index++;
            if (isFile(entry)) {
                last = entry;
                return Optional.of(new Entry(index, entry.getName(), entry.getSize()));
            }
        }
        return Optional.empty();
    }

    @Override
    public byte[] content() throws ArchiveException, EntryException {
        ZipArchiveEntry entry = last;
        if (entry == null) {
            throw new IllegalStateException("there is no file yet");
        }
        if (!zip.canReadEntryData(entry)) {
            throw new EntryException("This file is encrypted, or compressed in a way that is not read.");
        }
        byte[] bytes;
        int size = Math.toIntExact(entry.getSize());
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes(size);
            if (bytes.length < size || in.read() >= 0) {
                throw new EntryException("This file is not as long as the archive says.");
            }
        } catch (IOException | RuntimeException e) {
            throw new EntryException("This file is damaged in the archive.");
        }
        try {
            bounds.count(bytes.length);
        } catch (ArchiveBounds.Exceeded e) {
            throw ArchiveException.of(e);
        }
        CRC32 sum = new CRC32();
        sum.update(bytes);
        if (sum.getValue() != entry.getCrc()) {
            throw new EntryException("This file is damaged in the archive: its checksum is another.");
        }
        return bytes;
    }

    @Override
    public OptionalLong total() {
        return OptionalLong.of(total);
    }

    @Override
    public long read() {
        return channel.furthest;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** The file, of which no more is read than may be kept until the list is known. */
    private static final class Channel implements SeekableByteChannel {

        private final FileChannel file;
        private long left = LIST;
        private long furthest;

        Channel(FileChannel file) {
            this.file = file;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            boolean listing = left != Long.MAX_VALUE;
            int n = file.read(into);
            if (listing) {
                left -= Math.max(0, n);
                if (left < 0) {
                    throw new ArchiveBounds.Exceeded("The list of files of a ZIP may have " + LIST
                            + " bytes; make several of it, or a TAR, which has none.");
                }
            } else {
                furthest = Math.max(furthest, file.position());
            }
            return n;
        }

        @Override
        public int write(ByteBuffer from) {
            throw new java.nio.channels.NonWritableChannelException();
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public SeekableByteChannel position(long to) throws IOException {
            file.position(to);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public SeekableByteChannel truncate(long to) {
            throw new java.nio.channels.NonWritableChannelException();
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
