package org.habeas.ingest.legislators;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;

/** Reads a register with bounds: no alias, which YAML bombs are made of, and no entry with more in it than any member has. */
final class RegisterParser extends JsonParserDelegate {

    /** The longest-serving member of all has some 1,200. */
    private static final int MOST_OF_AN_ENTRY = 5_000;

    private int tokens;

    RegisterParser(JsonParser parser) {
        super(parser);
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = delegate.nextToken();
        boolean isBetween = delegate.getParsingContext().inArray()
                && delegate.getParsingContext().getParent().inRoot();
        tokens = isBetween || token == null ? 0 : tokens + 1;
        if (tokens > MOST_OF_AN_ENTRY) {
            throw LegislatorsReader.wrong("", "too-many", "An entry has more values than any member" + place());
        }
        if (delegate instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw LegislatorsReader.wrong("", "alias", "An alias (*a) is not read; write the value out" + place());
        }
        return token;
    }

    private String place() {
        return " (line " + delegate.currentTokenLocation().getLineNr() + ").";
    }
}
