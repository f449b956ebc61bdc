package org.habeas.ingest.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.jspecify.annotations.Nullable;

/** A ZIP, read by the list at its end: only that says which entries are links, and which are no longer meant. */
final class ZipFiles implements ArchiveFiles {

    /** Those that need no more memory than is known before; with others an entry says how much is made for it. */
    private static final Set<ZipMethod> METHODS =
            EnumSet.of(ZipMethod.STORED, ZipMethod.DEFLATED, ZipMethod.ENHANCED_DEFLATED);

    private final ZipChannel channel;
    private final ZipFile zip;
    private final ArchiveBounds bounds;
    private final Iterator<ZipArchiveEntry> entries;
    private final long total;
    private long index = -1;
    private @Nullable ZipArchiveEntry last;

    ZipFiles(Path file, long most) throws ArchiveException, IOException {
        this.bounds = new ArchiveBounds(Files.size(file), most);
        this.channel = new ZipChannel(FileChannel.open(file, StandardOpenOption.READ));
        try {
            this.zip = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .get();
        } catch (IOException | RuntimeException e) {
            channel.close();
            channel.check();
            throw e instanceof ArchiveBounds.Exceeded
                    ? ArchiveException.of(e)
                    : new ArchiveException(
                            ArchiveFault.TRUNCATED,
                            "The list of files at the end of this ZIP is missing or damaged; send it again.",
                            e);
        }
        channel.listed();
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
    public byte[] content() throws ArchiveException, EntryException, IOException {
        ZipArchiveEntry entry = last;
        if (entry == null) {
            throw new IllegalStateException("there is no file yet");
        }
        if (!METHODS.contains(ZipMethod.getMethodByCode(entry.getMethod())) || !zip.canReadEntryData(entry)) {
            throw new EntryException("This file is encrypted, or compressed in a way that is not read: only what is"
                    + " deflated or not compressed is.");
        }
        byte[] bytes;
        int size = Math.toIntExact(entry.getSize());
        try (InputStream in = new Counted(zip.getInputStream(entry))) {
            bytes = in.readNBytes(size);
            if (bytes.length < size || in.read() >= 0) {
                throw new EntryException("This file is not as long as the archive says.");
            }
        } catch (ArchiveBounds.Exceeded e) {
            throw ArchiveException.of(e);
        } catch (IOException | RuntimeException e) {
            channel.check();
            throw new EntryException("This file is damaged in the archive.");
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
        return channel.furthest();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Counts what comes out while it does: a file that breaks off has cost as much as one that does not. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            bounds.count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            bounds.count(Math.max(0, n));
            return n;
        }
    }
}
