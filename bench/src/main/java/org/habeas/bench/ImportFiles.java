package org.habeas.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The files of a Congress as an archive to import, made before anything is timed: a ZIP, as govinfo publishes its bulk data.
 * While it is made, each file goes once through a bare StAX reader, which is the least that any import has to do.
 *
 * @param files in the archive
 * @param bytes of all of them, unpacked
 * @param bareNanos that one thread took to read them with StAX, without unpacking and from memory
 */
public record ImportFiles(Path zip, int files, long bytes, long bareNanos) {

    /**
     * @param tarXz the files, as one archive
     * @param from so many files are passed over
     * @param most so many behind them at most
     * @param zip is written
     * @throws BenchmarkFailure if a file is no XML
     */
    public static ImportFiles of(Path tarXz, int from, int most, Path zip) throws IOException, BenchmarkFailure {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        int passed = 0;
        int files = 0;
        long bytes = 0;
        long nanos = 0;
        try (InputStream packed = new BufferedInputStream(Files.newInputStream(tarXz));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null && files < most;
                    entry = tar.getNextEntry()) {
                if (entry.isFile() && entry.getName().endsWith(".xml") && passed++ >= from) {
                    byte[] xml = tar.readAllBytes();
                    nanos += bare(factory, entry.getName(), xml);
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(xml);
                    files++;
                    bytes += xml.length;
                }
            }
        }
        return new ImportFiles(zip, files, bytes, nanos);
    }

    private static long bare(XMLInputFactory factory, String name, byte[] xml) throws BenchmarkFailure {
        long begun = System.nanoTime();
        long seen = 0;
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.CHARACTERS) {
                    seen += reader.getTextLength();
                }
            }
            reader.close();
        } catch (XMLStreamException e) {
            throw new BenchmarkFailure(name + " is no XML: " + e.getMessage());
        }
        long taken = System.nanoTime() - begun;
        if (seen == 0) {
            throw new BenchmarkFailure(name + " has no text");
        }
        return taken;
    }
}
