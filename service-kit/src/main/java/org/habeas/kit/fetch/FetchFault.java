package org.habeas.kit.fetch;

/** Why nothing was fetched. The code is stable; sentences may be reworded. */
public enum FetchFault {
    INVALID_URL("invalid-url", Kind.REFUSED),
    SCHEME("scheme-not-allowed", Kind.REFUSED),
    FORBIDDEN_ADDRESS("address-forbidden", Kind.REFUSED),
    TOO_MANY_REDIRECTS("too-many-redirects", Kind.LASTING),
    UNKNOWN_HOST("unknown-host", Kind.PASSING),
    UNREACHABLE("unreachable", Kind.PASSING),
    INSECURE("tls-failed", Kind.PASSING),
    TIMEOUT("timeout", Kind.PASSING),
    CUT("cut-off", Kind.PASSING),
    TOO_LARGE("too-large", Kind.LASTING),
    TYPE("type-not-accepted", Kind.LASTING),
    ENCODING("unreadable-encoding", Kind.LASTING),
    NOT_FOUND("not-found", Kind.LASTING),
    DENIED("access-denied", Kind.LASTING),
    BUSY("too-many-requests", Kind.PASSING),
    SERVER_ERROR("server-error", Kind.PASSING),
    UNEXPECTED_ANSWER("unexpected-answer", Kind.LASTING);

    /** What asking again would give. */
    public enum Kind {
        /** Never asked, and never will be. */
        REFUSED,
        /** Most likely the same. */
        LASTING,
        /** Perhaps the document. */
        PASSING
    }

    private final String code;
    private final Kind kind;

    FetchFault(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }
}
