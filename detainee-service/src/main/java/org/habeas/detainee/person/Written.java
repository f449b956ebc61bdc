package org.habeas.detainee.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.commons.codec.digest.MurmurHash3;
import org.habeas.contracts.Json;

/**
 * Something of ours as JSON, made once for what it is hashed for and for what is sent.
 *
 * @param json in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // made once and never compared
record Written(byte[] json) {

    private static final int SEED = 104_729;

    static Written of(Object told) {
        try {
            return new Written(Json.mapper().writeValueAsBytes(told));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value of ours is always JSON", e);
        }
    }

    /**
     * 64 bits that tell two versions of one address apart; nobody is kept from making two that are alike, and nothing but a reader's
     * own cache rests on them.
     *
     * @param beside what else makes another version
     * @return 16 hexadecimal digits
     */
    String fingerprint(String beside) {
        byte[] other = beside.getBytes(StandardCharsets.UTF_8);
        byte[] all = other.length == 0 ? json : Arrays.copyOf(json, json.length + other.length);
        System.arraycopy(other, 0, all, all.length - other.length, other.length);
        long[] hash = MurmurHash3.hash128x64(all, 0, all.length, SEED);
        return HexFormat.of().toHexDigits(hash[0]);
    }
}
