package org.habeas.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns every failure into an answer. What is not foreseen is logged under a number that the caller is given. */
public class ProblemMapper {

    /** What whoever sends no token, or none that holds, has to do. */
    public static final String UNAUTHENTICATED =
            "Send Authorization: Bearer with a token that is signed by the configured issuer and has not expired.";

    private static final String FORMS = "org.jboss.resteasy.reactive.server.core.multipart.";

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    public Response habeas(HabeasException e, UriInfo uri) {
        return answer(e.code(), e.detail(), e.problems(), uri);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(SecurityException e, UriInfo uri) {
        return answer(ErrorCode.UNAUTHENTICATED, UNAUTHENTICATED, List.of(), uri);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e, UriInfo uri) {
        return answer(ErrorCode.FORBIDDEN, "The token is valid, but none of its roles may do this.", List.of(), uri);
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException e, UriInfo uri) {
        List<FieldProblem> problems = e.getConstraintViolations().stream()
                .map(v -> {
                    String path = v.getPropertyPath().toString();
                    String name = path.substring(path.lastIndexOf('.') + 1);
                    return FieldProblem.parameter(name, "invalid", name + " " + v.getMessage() + ".");
                })
                .toList();
        String detail = problems.stream().map(FieldProblem::detail).collect(Collectors.joining(" "));
        return answer(ErrorCode.INVALID_REQUEST, detail, problems, uri);
    }

    @ServerExceptionMapper
    public Response json(JsonProcessingException e, UriInfo uri) {
        // whoever reads the body may refuse it meanwhile, and Jackson wraps what that throws
        if (e.getCause() instanceof HabeasException refused) {
            return habeas(refused, uri);
        }
        String where = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String pointer = mapping.getPath().stream()
                    .map(r -> "/" + (r.getFieldName() == null ? Integer.toString(r.getIndex()) : r.getFieldName()))
                    .collect(Collectors.joining());
            if (e instanceof UnrecognizedPropertyException) {
                String detail = "There is no key " + pointer + " here.";
                return answer(
                        ErrorCode.INVALID_REQUEST,
                        detail,
                        List.of(FieldProblem.pointer(pointer, "unknown", detail)),
                        uri);
            }
            return answer(
                    ErrorCode.INVALID_REQUEST,
                    "The value of " + pointer + " is not of the form expected there.",
                    List.of(FieldProblem.pointer(pointer, "wrong-form", "Not of the form expected here" + where + ".")),
                    uri);
        }
        if (e instanceof MismatchedInputException mismatched) {
            return answer(
                    ErrorCode.INVALID_REQUEST,
                    "The body must be one JSON " + (isList(mismatched) ? "array" : "object") + ".",
                    List.of(),
                    uri);
        }
        return answer(ErrorCode.INVALID_REQUEST, "The body is not valid JSON" + where + ".", List.of(), uri);
    }

    private static boolean isList(MismatchedInputException e) {
        Class<?> expected = e.getTargetType();
        return expected != null && (expected.isArray() || Collection.class.isAssignableFrom(expected));
    }

    /** Quarkus has a mapper of its own for this one, which answers with the names of classes. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException e, UriInfo uri) {
        return json(e, uri);
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException e, UriInfo uri) {
        Throwable cause = e.getCause();
        if (cause instanceof JsonProcessingException json) {
            return json(json, uri);
        }
        int status = e.getResponse().getStatus();
        return switch (status) {
            case 401 -> unauthenticated(new UnauthorizedException(), uri);
            case 403 -> forbidden(new ForbiddenException(), uri);
            case 404 ->
                answer(
                        ErrorCode.NOT_FOUND,
                        "Nothing is served at " + uri.getRequestUri().getRawPath() + ".",
                        List.of(),
                        uri);
            case 405 -> answer(ErrorCode.METHOD_NOT_ALLOWED, null, List.of(), uri);
            case 406 -> answer(ErrorCode.NOT_ACCEPTABLE, null, List.of(), uri);
            case 413 -> answer(ErrorCode.PAYLOAD_TOO_LARGE, null, List.of(), uri);
            case 415 ->
                answer(
                        ErrorCode.UNSUPPORTED_MEDIA,
                        "The Content-Type of the request is not one that this address takes.",
                        List.of(),
                        uri);
            default ->
                status >= 500 || status < 400
                        ? unforeseen(e, uri)
                        : answer(ErrorCode.INVALID_REQUEST, "The request could not be read.", List.of(), uri);
        };
    }

    @ServerExceptionMapper
    public Response unforeseen(Throwable e, UriInfo uri) {
        if (isMalformedForm(e)) {
            return answer(
                    ErrorCode.INVALID_REQUEST,
                    "The body is not multipart with the boundary of its Content-Type, or has too many parts.",
                    List.of(),
                    uri);
        }
        if (Failures.isTransient(e)) {
            LOG.warnf("database away: %s", e.getClass().getSimpleName());
            return answer(ErrorCode.UNAVAILABLE, "The database does not answer at this moment.", List.of(), uri);
        }
        String reference = UUID.randomUUID().toString();
        LOG.errorf(e, "unforeseen failure %s", reference);
        return answer(ErrorCode.INTERNAL, "It was logged under " + reference + ".", List.of(), uri);
    }

    /**
     * The parser of forms has no exception of its own for most of what can be wrong with one, and passes on what it cannot decode
     * (a charset, an escape, Base64). That a file of it cannot be written is no fault of the form.
     */
    private static boolean isMalformedForm(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        List<StackTraceElement> frames = List.of(root.getStackTrace());
        if (frames.stream().noneMatch(ProblemMapper::isOfParser)) {
            return false;
        }
        return root instanceof UnsupportedEncodingException
                || root instanceof IllegalArgumentException
                || (isOfParser(frames.getFirst())
                        && (root instanceof IOException || root.getClass() == RuntimeException.class));
    }

    private static boolean isOfParser(StackTraceElement frame) {
        return frame.getClassName().startsWith(FORMS);
    }

    private static Response answer(ErrorCode code, @Nullable String detail, List<FieldProblem> problems, UriInfo uri) {
        Response.ResponseBuilder answer = Response.status(code.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(code, detail, uri.getRequestUri().getRawPath(), problems));
        if (code == ErrorCode.UNAUTHENTICATED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (code == ErrorCode.UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, "2");
        }
        return answer.build();
    }
}
