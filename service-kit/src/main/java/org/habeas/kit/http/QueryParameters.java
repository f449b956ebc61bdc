package org.habeas.kit.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a query parameter that the method does not have, for a misspelt filter would otherwise select everything, and
 * one whose value is not of its kind, which the framework would call an address where nothing is served.
 */
public class QueryParameters {

    private final Map<Method, Map<String, Class<?>>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void refuseWrong(ContainerRequestContext request, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        if (method == null || request.getUriInfo().getRequestUri().getRawQuery() == null) {
            return;
        }
        Map<String, Class<?>> types = known.computeIfAbsent(method, QueryParameters::typesOf);
        List<FieldProblem> unknown = new ArrayList<>();
        List<FieldProblem> wrong = new ArrayList<>();
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            Class<?> type = types.get(name);
            if (type == null) {
                unknown.add(FieldProblem.parameter(name, "unknown", "There is no parameter " + name + " here."));
            } else {
                values.stream()
                        .flatMap(value -> wrong(name, type, value).stream())
                        .findFirst()
                        .ifPresent(wrong::add);
            }
        });
        if (!unknown.isEmpty()) {
            String there = types.isEmpty() ? "none" : String.join(", ", types.keySet());
            throw new InvalidRequest(ErrorCode.UNKNOWN_PARAMETER, "Parameters here: " + there + ".", unknown);
        }
        if (!wrong.isEmpty()) {
            throw new InvalidRequest(ErrorCode.INVALID_REQUEST, wrong.getFirst().detail(), wrong);
        }
    }

    private static Optional<FieldProblem> wrong(String name, Class<?> type, String value) {
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            boolean isInt = type == int.class || type == Integer.class;
            try {
                long number = Long.parseLong(value);
                if (!isInt || number == (int) number) {
                    return Optional.empty();
                }
            } catch (NumberFormatException e) {
                // told below
            }
            long most = isInt ? Integer.MAX_VALUE : Long.MAX_VALUE;
            return Optional.of(
                    FieldProblem.parameter(name, "not-a-number", name + " is a whole number of at most " + most + "."));
        }
        if (type == boolean.class || type == Boolean.class) {
            return value.equals("true") || value.equals("false")
                    ? Optional.empty()
                    : Optional.of(FieldProblem.parameter(name, "invalid", name + " is true or false."));
        }
        return Parameters.isText(value)
                ? Optional.empty()
                : Optional.of(FieldProblem.parameter(
                        name, "invalid", name + " holds a control character or half of a character."));
    }

    private static Map<String, Class<?>> typesOf(Method method) {
        Map<String, Class<?>> types = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                addFields(parameter.getType(), types);
            } else {
                add(parameter, parameter.getName(), parameter.getType(), types);
            }
        }
        return types;
    }

    private static void addFields(Class<?> bean, Map<String, Class<?>> types) {
        for (Class<?> c = bean; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (field.isAnnotationPresent(BeanParam.class)) {
                    addFields(field.getType(), types);
                } else {
                    add(field, field.getName(), field.getType(), types);
                }
            }
        }
    }

    private static void add(AnnotatedElement element, String own, Class<?> type, Map<String, Class<?>> types) {
        QueryParam named = element.getAnnotation(QueryParam.class);
        RestQuery rest = element.getAnnotation(RestQuery.class);
        if (named != null) {
            types.put(named.value(), type);
        } else if (rest != null) {
            types.put(rest.value().isEmpty() ? own : rest.value(), type);
        }
    }
}
