package org.habeas.ingest.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
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
final class ZipFiles implements Level {

    /** Of usual names these are more than a hundred thousand files. */
    static final long LIST = 16L * 1024 * 1024;

    /** Those that need no more memory than is known before; with others an entry says how much is made for it. */
    private static final Set<ZipMethod> METHODS =
            EnumSet.of(ZipMethod.STORED, ZipMethod.DEFLATED, ZipMethod.ENHANCED_DEFLATED);

    /** In front of an entry's bytes, with its name. */
    private static final int LOCAL_HEADER = 30;

    private final ZipChannel channel;
    private final ZipFile zip;
    private final ArchiveBounds bounds;
    private final Iterator<ZipArchiveEntry> entries;
    private final long total;
    private final boolean isDocument;
    private long passed;
    private long behind;
    private @Nullable ZipArchiveEntry last;

    /** @throws IOException if the disk fails */
    ZipFiles(SeekableByteChannel file, long list, ArchiveBounds bounds) throws ArchiveException, IOException {
        this.bounds = bounds;
        this.channel = new ZipChannel(file, list);
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
        this.total = all.stream()
                .filter(e -> !e.isDirectory() && ArchiveFiles.isOwn(e.getName()))
                .count();
        this.isDocument = all.stream().anyMatch(e -> PackedDocument.isMark(e.getName()));
    }

    /** Whether it is one document, as office programs pack theirs. */
    boolean isDocument() {
        return isDocument;
    }

    @Override
    public Optional<Listed> next() throws IOException {
        while (entries.hasNext()) {
            ZipArchiveEntry entry = entries.next();
            passed++;
            bounds.countEntry();
            boolean overlaps = entry.getLocalHeaderOffset() < behind;
            behind = Math.max(
                    behind, entry.getLocalHeaderOffset() + LOCAL_HEADER + Math.max(0, entry.getCompressedSize()));
            if (!entry.isDirectory()) {
                last = entry;
                return Optional.of(listed(entry, overlaps));
            }
        }
        return Optional.empty();
    }

    private Listed listed(ZipArchiveEntry entry, boolean overlaps) {
        String path = entry.getName();
        if (entry.isUnixSymlink()) {
            return Listed.link(path);
        }
        if (overlaps) {
            return Listed.refused(path, "overlapping", "This file lies over another one of the archive.");
        }
        return unreadable(entry, path, zip.canReadEntryData(entry)).orElseGet(() -> Listed.file(path, entry.getSize()));
    }

    /** Of an entry that is encrypted, or compressed in a way that is not read. */
    static Optional<Listed> unreadable(ZipArchiveEntry entry, String path, boolean canBeRead) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return Optional.of(Listed.refused(
                    path, "encrypted", "This file is encrypted; send it, or the archive, without a password."));
        }
        return METHODS.contains(ZipMethod.getMethodByCode(entry.getMethod())) && canBeRead
                ? Optional.empty()
                : Optional.of(
                        Listed.refused(
                                path,
                                "unknown-compression",
                                "This file is compressed in a way that is not read: only what is deflated or not compressed is."));
    }

    @Override
    public InputStream open() throws IOException {
        ZipArchiveEntry entry = last;
        if (entry == null) {
            throw new IllegalStateException("there is no file yet");
        }
        try {
            return new Content(zip.getInputStream(entry), entry);
        } catch (IOException | RuntimeException e) {
            throw failed(e);
        }
    }

    private IOException failed(Exception e) throws IOException {
        channel.check();
        if (e instanceof ArchiveBounds.Exceeded exceeded) {
            return exceeded.isOfAll() ? exceeded : new LevelFailure.Broken(this, ArchiveException.of(e));
        }
        return damaged("This file is damaged in the archive.");
    }

    private LevelFailure.Damaged damaged(String detail) {
        return new LevelFailure.Damaged(this, new EntryException(EntryException.DAMAGED, detail));
    }

    @Override
    public long passed() {
        return passed;
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

    /**
     * Counts what comes out while it does, for a file that breaks off has cost as much as one that does not; and holds it
     * against length and checksum, so that whoever reads to the end has read what was packed.
     */
    private final class Content extends FilterInputStream {

        private final ZipArchiveEntry entry;
        private final CRC32 sum = new CRC32();
        private long length;

        Content(InputStream in, ZipArchiveEntry entry) {
            super(in);
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int wanted) throws IOException {
            int n;
            try {
                n = super.read(into, offset, wanted);
                bounds.count(Math.max(0, n));
            } catch (IOException | RuntimeException e) {
                throw failed(e);
            }
            if (n > 0) {
                sum.update(into, offset, n);
                length += n;
            }
            if (n < 0 ? length < entry.getSize() : length > entry.getSize()) {
                throw damaged("This file is not as long as the archive says.");
            }
            if (n < 0 && sum.getValue() != entry.getCrc()) {
                throw damaged("This file is damaged in the archive: its checksum is another.");
            }
            return n;
        }
    }
}
