package org.habeas.kit.http;

/** How large the bodies of single addresses may be, where that is less than {@code quarkus.http.limits.max-body-size}. */
public interface BodyBound {

    /**
     * Asked for every request, where nothing may wait: it is known without asking a disk.
     *
     * @param path of the request, such as {@code /v1/documents}
     */
    long most(String path);
}
