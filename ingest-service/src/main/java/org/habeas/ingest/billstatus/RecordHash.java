package org.habeas.ingest.billstatus;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.Json;

/** The hash of what a snapshot says, without when it was said and where it is stored: a mass touch changes nothing. */
public final class RecordHash {

    /** Without what is not said of the bill. */
    @JsonIgnoreProperties({"sourceUpdated", "contentHash", "documentId", "seeded", "unknownElements"})
    private interface Said {}

    private static final ObjectWriter SAID =
            Json.mapper().copy().addMixIn(BillRecord.class, Said.class).writer();

    private RecordHash() {}

    /** @param bytes of what it says of the bill, as JSON */
    record Hashed(BillRecord record, int bytes) {}

    /** The same record with its content hash. */
    public static BillRecord with(BillRecord r) {
        return hashed(r).record();
    }

    static Hashed hashed(BillRecord r) {
        try {
            byte[] said = SAID.writeValueAsBytes(r);
            return new Hashed(r.withContentHash(sha256(said)), said.length);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is always JSON", e);
        }
    }

    /** SHA-256 of all that comes, in lower-case hex. */
    public static String sha256(InputStream in) throws IOException {
        MessageDigest digest = digest();
        byte[] piece = new byte[8_192];
        for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
            digest.update(piece, 0, length);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-256 in lower-case hex. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
