package org.habeas.ingest.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Changes bytes as damage, malice and other programs do. What comes out depends on the random numbers alone. */
final class Mutation {

    private static final int LONGEST = 150_000;

    /** What stands for something in one of the formats, and what stands at the edge of what a number can be. */
    private static final List<String> WORDS = List.of(
            "<",
            ">",
            "</",
            "/>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<!DOCTYPE a [",
            "<!ENTITY x \"y\">",
            "&x;",
            "&#0;",
            "&#xD800;",
            "<?xml version=\"1.1\"?>",
            "<script>",
            "<main>",
            "<title>",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\u0000",
            "\\ud800",
            "null",
            "-1",
            "99999999999999999999",
            "1e999",
            "0.0000001",
            ":",
            "- ",
            "&a ",
            "*a",
            "!!java",
            "# ",
            "```",
            "](",
            "**",
            "|",
            ">",
            "1. ",
            "--b",
            "Content-Type: multipart/mixed; boundary=b\n\n",
            "Content-Transfer-Encoding: base64\n",
            "=?utf-8?q?=FF?=",
            "%PDF-1.7",
            "endobj",
            "/Kids [1 0 R]",
            "{\\rtf1",
            "PK\u0003\u0004",
            "S.Res. 540",
            "H.R. 10 through 12",
            "S. 1, 2 and 3",
            "117th Congress",
            "2024-02-30",
            "sentenced to 10 years",
            "\u202e",
            "\u200f",
            "\u0000",
            "\uFEFF",
            "\uD83D\uDE00",
            "ǰ",
            "ﬃ",
            "İ",
            "١٢",
            "Ⅻ",
            "\n",
            "\r",
            "\t",
            "\f",
            "\u2028",
            "'",
            "’");

    private Mutation() {}

    /** @param other from which pieces are taken */
    static byte[] of(byte[] sample, byte[] other, SplittableRandom random) {
        byte[] bytes = sample;
        for (int steps = 1 + random.nextInt(4); steps > 0; steps--) {
            bytes = step(bytes, other, random);
        }
        return bytes.length <= LONGEST ? bytes : java.util.Arrays.copyOf(bytes, LONGEST);
    }

    private static byte[] step(byte[] bytes, byte[] other, SplittableRandom random) {
        int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(1 << random.nextInt(1, 12)));
        return switch (random.nextInt(9)) {
            case 0 -> bit(bytes, at, random);
            case 1 -> joined(bytes, 0, at, new byte[0], 1, at + length);
            case 2 -> joined(bytes, 0, at, piece(bytes, at, length), 2, at);
            case 3 -> joined(bytes, 0, at, word(random), 1, at);
            case 4 -> joined(bytes, 0, at, word(random), 1, at + length);
            case 5 -> joined(bytes, 0, at, new byte[0], 1, bytes.length);
            case 6 -> joined(bytes, 0, at, cut(other, random), 1, at);
            case 7 -> joined(bytes, 0, at, word(random), 1 << random.nextInt(1, 13), at);
            default -> joined(bytes, 0, at, number(random), 1, at + Math.min(length, 4));
        };
    }

    private static byte[] bit(byte[] bytes, int at, SplittableRandom random) {
        byte[] changed = bytes.clone();
        if (changed.length > 0) {
            changed[at] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    private static byte[] number(SplittableRandom random) {
        int number = switch (random.nextInt(4)) {
            case 0 -> -1;
            case 1 -> Integer.MAX_VALUE;
            case 2 -> 0;
            default -> random.nextInt();
        };
        return new byte[] {(byte) number, (byte) (number >> 8), (byte) (number >> 16), (byte) (number >> 24)};
    }

    static byte[] word(SplittableRandom random) {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] cut(byte[] other, SplittableRandom random) {
        int at = other.length == 0 ? 0 : random.nextInt(other.length);
        return piece(other, at, Math.min(other.length - at, 1 + random.nextInt(2_000)));
    }

    private static byte[] piece(byte[] bytes, int at, int length) {
        return java.util.Arrays.copyOfRange(bytes, at, at + length);
    }

    private static byte[] joined(byte[] bytes, int from, int to, byte[] between, int times, int behind) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(bytes, from, to - from);
        for (int i = 0; i < times && all.size() < LONGEST; i++) {
            all.writeBytes(between);
        }
        all.write(bytes, behind, bytes.length - behind);
        return all.toByteArray();
    }
}
