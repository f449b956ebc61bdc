package org.habeas.office;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one file, and how it goes over the wire: texts as UTF-8 behind their length in bytes, -1 where there is none. */
sealed interface Answer {

    void writeTo(DataOutputStream out) throws IOException;

    /**
     * @param pages where in the text each page begins; none where the format has no pages of its own
     * @param created when the file says that it was made
     * @param partly whether something of it could not be read
     */
    record Read(
            String text,
            List<Integer> pages,
            @Nullable String title,
            @Nullable String author,
            @Nullable String created,
            @Nullable String language,
            boolean partly)
            implements Answer {

        @Override
        public void writeTo(DataOutputStream out) throws IOException {
            out.writeByte(1);
            write(out, text);
            out.writeInt(pages.size());
            for (int page : pages) {
                out.writeInt(page);
            }
            write(out, title);
            write(out, author);
            write(out, created);
            write(out, language);
            out.writeBoolean(partly);
        }
    }

    /** Why a file is not read. */
    enum Refusal implements Answer {
        ENCRYPTED,
        DAMAGED,
        NO_TEXT,
        TOO_MUCH_TEXT,
        TOO_MANY_PAGES,
        UNPACKS_TOO_LARGE,
        OTHER_FORMAT;

        @Override
        public void writeTo(DataOutputStream out) throws IOException {
            out.writeByte(2);
            write(out, name());
        }
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }
}
