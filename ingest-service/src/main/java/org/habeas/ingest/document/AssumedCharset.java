package org.habeas.ingest.document;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * In which charset a text is written that is no UTF-8 and bears no mark: decided by how often which letters stand beside each
 * other in the languages that each charset is for, and only where no other charset that makes another text of it is as likely.
 */
final class AssumedCharset {

    /** Of 100, as the detector counts. Below it, a short word is as good in one charset as in another. */
    private static final int LEAST = 30;

    private static final int AHEAD = 10;
    private static final int FAR_ENOUGH = 65_536;

    /** A word or two can be of any language. */
    private static final int FEWEST_LETTERS = 5;

    private AssumedCharset() {}

    /** @param charset in which the bytes are text */
    record Assumed(Charset charset, Decoded decoded) {}

    /** Empty where it is not certain enough. */
    static Optional<Assumed> of(byte[] bytes) {
        return wide(bytes)
                .or(() -> punctuation(bytes))
                .or(() -> byLetters(bytes))
                .flatMap(charset -> Decoded.of(bytes, charset).map(decoded -> new Assumed(charset, decoded)));
    }

    /** Every blank, digit and line break of a text in UTF-16 is a zero byte, on one side alone. */
    private static Optional<Charset> wide(byte[] bytes) {
        int length = Math.min(bytes.length, FAR_ENOUGH) & ~3;
        int[] zeros = new int[4];
        for (int i = 0; i < length; i++) {
            zeros[i & 3] += bytes[i] == 0 ? 1 : 0;
        }
        int least = Math.max(1, length / 100);
        if (length < 8 || bytes.length % 2 != 0) {
            return Optional.empty();
        }
        if (zeros[0] == length / 4 && zeros[1] == length / 4 && zeros[3] == 0) {
            return Optional.of(Charset.forName("UTF-32BE"));
        }
        if (zeros[2] == length / 4 && zeros[3] == length / 4 && zeros[0] == 0) {
            return Optional.of(Charset.forName("UTF-32LE"));
        }
        if (zeros[0] + zeros[2] > least && zeros[1] + zeros[3] == 0) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return zeros[1] + zeros[3] > least && zeros[0] + zeros[2] == 0
                ? Optional.of(StandardCharsets.UTF_16LE)
                : Optional.empty();
    }

    /** English with dashes and quotation marks of a word processor: all code pages of Windows have these at the same places. */
    private static Optional<Charset> punctuation(byte[] bytes) {
        boolean hasLetters = false;
        for (byte b : bytes) {
            int c = b & 0xff;
            hasLetters |= c >= 'a' && c <= 'z';
            boolean isCommon = c < 0x80
                    || c == 0x85
                    || c >= 0x91 && c <= 0x97
                    || c == 0x99
                    || c == 0xa0
                    || c == 0xa7
                    || c == 0xa9
                    || c == 0xab
                    || c == 0xad
                    || c == 0xae
                    || c == 0xb0
                    || c == 0xb6
                    || c == 0xb7
                    || c == 0xbb;
            if (!isCommon) {
                return Optional.empty();
            }
        }
        return hasLetters ? Optional.of(Charset.forName("windows-1252")) : Optional.empty();
    }

    private static Optional<Charset> byLetters(byte[] bytes) {
        byte[] sample = sample(bytes);
        int letters = 0;
        for (byte b : sample) {
            letters += b < 0 ? 1 : 0;
        }
        if (letters < FEWEST_LETTERS) {
            return Optional.empty();
        }
        CharsetMatch[] all = new CharsetDetector().setText(sample).detectAll();
        Charset best = null;
        String text = "";
        int sure = 0;
        for (CharsetMatch match : all == null ? new CharsetMatch[0] : all) {
            Optional<Charset> charset = charset(match.getName());
            if (charset.isEmpty()) {
                continue;
            }
            String read = new String(sample, charset.get());
            if (best == null) {
                best = charset.get();
                text = read;
                sure = match.getConfidence();
            } else if (!read.equals(text)) {
                return sure >= LEAST && sure - match.getConfidence() >= AHEAD ? Optional.of(best) : Optional.empty();
            }
        }
        return sure >= LEAST ? Optional.ofNullable(best) : Optional.empty();
    }

    /** The code pages of Windows hold all that the standards hold, and more where these have control characters. */
    private static Optional<Charset> charset(String name) {
        String wider = switch (name) {
            case "ISO-8859-1" -> "windows-1252";
            case "ISO-8859-9" -> "windows-1254";
            default -> name;
        };
        boolean isOfBytes = !wider.startsWith("UTF-") && Charset.isSupported(wider);
        return isOfBytes ? Optional.of(Charset.forName(wider)) : Optional.empty();
    }

    /** The lines that are not of ASCII alone. */
    private static byte[] sample(byte[] bytes) {
        ByteArrayOutputStream sample = new ByteArrayOutputStream();
        int from = 0;
        boolean isPlain = true;
        for (int i = 0; i < bytes.length && sample.size() < FAR_ENOUGH; i++) {
            isPlain &= bytes[i] >= 0;
            boolean isEnd = bytes[i] == '\n' || i == bytes.length - 1 || i - from > FAR_ENOUGH;
            if (isEnd) {
                if (!isPlain) {
                    sample.write(bytes, from, i + 1 - from);
                }
                from = i + 1;
                isPlain = true;
            }
        }
        return sample.toByteArray();
    }
}
