package org.habeas.detainee.merge;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reviewer judges of two records. */
@Schema(
        name = "MergeJudgement",
        enumeration = {"same", "different", "unsure"})
public enum Judgement {
    /** One person: the records are merged. */
    SAME,
    /** Two people: they are not suggested again. */
    DIFFERENT,
    /** Somebody has looked and cannot tell: suggestions say so. */
    UNSURE;

    /** All codes, for answers that say what would be right. */
    static final List<String> CODES =
            Arrays.stream(values()).map(Judgement::code).toList();

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Judgement fromJson(String code) {
        return ofCode(code).orElseThrow(() -> new IllegalArgumentException("unknown judgement: " + code));
    }

    static Optional<Judgement> ofCode(String code) {
        return Arrays.stream(values()).filter(j -> j.code().equals(code)).findFirst();
    }
}
