package org.habeas.kit.http;

/** In which order a call is looked at before any resource. */
final class RouteOrder {

    static final int HEADERS = -100_003;
    static final int REQUEST_HEAD = -100_002;
    /** Before the route of Quarkus that enforces the limit. */
    static final int BODY = -100_000;
    /** After Quarkus has found out whose token it is. */
    static final int RATE = -50;
    /** After the count, so that guesses at tokens are counted. */
    static final int TOKEN = -49;
    /** After the token, so that nobody whose token does not hold takes room. */
    static final int BODY_ROOM = -48;

    /** After the route of Quarkus that hands the limit to the reader of the body, and before any resource. */
    static final int BODY_READER = -1;

    private RouteOrder() {}
}
