package org.habeas.ingest.office;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.habeas.kit.http.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * What the reader answers, held to what it may be. The file that it read may have made it say anything: a length is bounded
 * before anything is read, a text has the characters of a text, and what a file says of itself is dropped where it cannot be.
 */
sealed interface OfficeAnswer {

    int MOST_BYTES = 64_000_000;
    int MOST_PAGES = 20_000;
    int LONGEST_FACT = 2_000;

    record Read(OfficeText text) implements OfficeAnswer {}

    record Refused(OfficeRefusal why) implements OfficeAnswer {}

    /** @throws IOException if the answer ends early or is none */
    static OfficeAnswer read(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 1 -> new Read(text(in));
            case 2 ->
                new Refused(OfficeRefusal.ofReader(String.valueOf(string(in, LONGEST_FACT)))
                        .orElseThrow(() -> new IOException("no such refusal")));
            default -> throw new IOException("no such answer");
        };
    }

    private static OfficeText text(DataInputStream in) throws IOException {
        String text = string(in, MOST_BYTES);
        if (text == null || text.isBlank() || !isText(text)) {
            throw new IOException("no text");
        }
        int count = in.readInt();
        if (count < 0 || count > MOST_PAGES) {
            throw new IOException("no number of pages");
        }
        List<Integer> pages = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int page = in.readInt();
            if (page < (i == 0 ? 0 : pages.get(i - 1)) || page > text.length()) {
                throw new IOException("no page");
            }
            pages.add(page);
        }
        return new OfficeText(
                text,
                List.copyOf(pages),
                fact(string(in, MOST_BYTES)),
                fact(string(in, MOST_BYTES)),
                instant(string(in, MOST_BYTES)),
                language(string(in, MOST_BYTES)),
                in.readBoolean());
    }

    private static @Nullable String string(DataInputStream in, int most) throws IOException {
        int length = in.readInt();
        if (length == -1) {
            return null;
        }
        if (length < 0 || length > most) {
            throw new IOException("no length");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("no UTF-8", e);
        }
    }

    private static boolean isText(String text) {
        return text.chars().allMatch(c -> c >= 0x20 || c == '\t' || c == '\n');
    }

    private static @Nullable String fact(@Nullable String said) {
        String stripped = said == null ? "" : said.strip();
        boolean isOne = !stripped.isEmpty() && stripped.length() <= LONGEST_FACT && Parameters.isText(stripped);
        return isOne ? stripped : null;
    }

    private static @Nullable String instant(@Nullable String said) {
        try {
            return said == null
                    ? null
                    : Instant.parse(said.endsWith("Z") ? said : said + "Z").toString();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable String language(@Nullable String said) {
        String tag = said == null || said.length() > 35
                ? "und"
                : Locale.forLanguageTag(said.replace('_', '-')).toLanguageTag();
        return tag.equals("und") ? null : tag;
    }
}
