package org.habeas.ingest.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP inside another archive that is too large to be kept in memory, read from its beginning to its list. What only the
 * list says is not known here: a link is taken for a file with the path that it leads to.
 */
final class ZipStream implements Level {

    private final Watched packed;
    private final ArchiveBounds bounds;
    private final ZipArchiveInputStream zip;
    private long passed;
    private @Nullable ZipArchiveEntry last;

    ZipStream(Watched packed, ArchiveBounds bounds) {
        this.packed = packed;
        this.bounds = bounds;
        this.zip = new ZipArchiveInputStream(packed, "UTF-8", true, false, true);
    }

    @Override
    public Optional<Listed> next() throws IOException {
        try {
            for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                passed++;
                bounds.countEntry();
                if (!entry.isDirectory()) {
                    last = entry;
                    String path = entry.getName();
                    long size = entry.getGeneralPurposeBit().usesDataDescriptor() ? UNKNOWN : entry.getSize();
                    return Optional.of(ZipFiles.unreadable(entry, path, zip.canReadEntryData(entry))
                            .orElseGet(() -> Listed.file(path, size)));
                }
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            throw broken(e);
        }
    }

    private IOException broken(Exception e) throws IOException {
        ArchiveException why = packed.told(e);
        return e instanceof ArchiveBounds.Exceeded exceeded && exceeded.isOfAll()
                ? exceeded
                : new LevelFailure.Broken(this, why);
    }

    @Override
    public InputStream open() {
        ZipArchiveEntry entry = last;
        if (entry == null) {
            throw new IllegalStateException("there is no file yet");
        }
        return new Content(entry);
    }

    @Override
    public long passed() {
        return passed;
    }

    @Override
    public long read() {
        return packed.count();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Content extends FilterInputStream {

        private final ZipArchiveEntry entry;
        private final CRC32 sum = new CRC32();

        Content(ZipArchiveEntry entry) {
            super(zip);
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n;
            try {
                n = zip.read(into, offset, length);
                bounds.count(Math.max(0, n));
            } catch (IOException | RuntimeException e) {
                throw broken(e);
            }
            if (n > 0) {
                sum.update(into, offset, n);
            }
            if (n < 0 && !entry.getGeneralPurposeBit().usesDataDescriptor() && sum.getValue() != entry.getCrc()) {
                throw new LevelFailure.Damaged(
                        ZipStream.this,
                        new EntryException(
                                EntryException.DAMAGED,
                                "This file is damaged in the archive: its checksum is another."));
            }
            return n;
        }

        @Override
        public void close() {
            // the archive goes on behind it
        }
    }
}
