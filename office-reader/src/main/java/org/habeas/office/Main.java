package org.habeas.office;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads files from standard input until it ends. A file is one byte that names its format, four bytes with its length, and
 * its bytes; the answer is as {@link Answer} writes it. Nothing else is ever written to standard output.
 */
public final class Main {

    private static final int PIECE = 65_536;
    private static final long LOOKS_EVERY_MILLIS = 2_000;

    private Main() {}

    /** @param args the folder that is this process's own: whatever lies in it is deleted after each file */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        NoNetwork.install();
        endWithParent();
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, PIECE));
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), PIECE));
        System.setIn(InputStream.nullInputStream());
        System.setOut(System.err); // what a library prints is no answer
        for (int format = in.read(); format >= 0; format = in.read()) {
            Path file = folder.resolve("file");
            copy(in, file, in.readInt());
            OfficeFile.read(format, file).writeTo(out);
            out.flush();
            empty(folder);
        }
    }

    private static void copy(DataInputStream in, Path file, int length) throws IOException {
        byte[] piece = new byte[PIECE];
        try (OutputStream to = Files.newOutputStream(file)) {
            for (int left = length; left > 0; ) {
                int read = in.read(piece, 0, Math.min(left, PIECE));
                if (read < 0) {
                    throw new EOFException();
                }
                to.write(piece, 0, read);
                left -= read;
            }
        }
    }

    private static void empty(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.filter(path -> !path.equals(folder))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }

    /** A file that is never done with must not outlive the service that asked. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> {
            Thread watch = new Thread(() -> {
                while (parent.isAlive()) {
                    try {
                        Thread.sleep(LOOKS_EVERY_MILLIS);
                    } catch (InterruptedException e) {
                        return;
                    }
                }
                Runtime.getRuntime().halt(1);
            });
            watch.setDaemon(true);
            watch.start();
        });
    }
}
