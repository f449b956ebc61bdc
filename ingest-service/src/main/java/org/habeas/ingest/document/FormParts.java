package org.habeas.ingest.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.habeas.kit.http.Parameters;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/**
 * The parts of a form that brings a document or an archive in: one {@code file} and at most one {@code metadata}. Any other, and a second
 * one of either, is an error: passed over, it might be the mark that makes the document a confidential one.
 */
public final class FormParts {

    static final String FILE = "file";
    static final String METADATA = "metadata";

    private static final int LONGEST_NAME = 100;

    private FormParts() {}

    /** @throws InvalidRequest naming each part that is not read */
    public static void check(MultipartFormDataInput form) {
        List<FieldProblem> problems = new ArrayList<>();
        for (Map.Entry<String, Collection<FormValue>> part : form.getValues().entrySet()) {
            String name = part.getKey();
            if (!FILE.equals(name) && !METADATA.equals(name)) {
                problems.add(FieldProblem.pointer(
                        "/" + shown(name),
                        "unknown",
                        "The parts here are " + FILE + " and " + METADATA + "; there is no other"
                                + (shown(name).isEmpty() ? "." : ", as " + shown(name) + ".")));
            } else if (part.getValue().size() > 1) {
                problems.add(FieldProblem.pointer(
                        "/" + name,
                        "repeated",
                        "The part " + name + " stands here " + part.getValue().size() + " times: send one."));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidRequest(
                    ErrorCode.INVALID_REQUEST, problems.getFirst().detail(), List.copyOf(problems));
        }
    }

    /** A name as a JSON pointer has it, as far as it can be shown; a part may come without one. */
    private static String shown(String name) {
        if (name == null || name.length() > LONGEST_NAME || !Parameters.isText(name)) {
            return "";
        }
        return name.replace("~", "~0").replace("/", "~1");
    }
}
