package org.habeas.ingest.billstatus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.Json;

/** The hash of what a snapshot says, without when it was said and where it is stored: a mass touch changes nothing. */
public final class RecordHash {

    private static final List<String> NOT_SAID =
            List.of("sourceUpdated", "contentHash", "documentId", "seeded", "unknownElements");

    private RecordHash() {}

    /** The same record with its content hash. */
    public static BillRecord with(BillRecord r) {
        ObjectNode said = Json.mapper().valueToTree(r);
        said.remove(NOT_SAID);
        String hash;
        try {
            byte[] bytes = Json.mapper().writeValueAsString(said).getBytes(StandardCharsets.UTF_8);
            hash = sha256(bytes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
        return r.withContentHash(hash);
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
