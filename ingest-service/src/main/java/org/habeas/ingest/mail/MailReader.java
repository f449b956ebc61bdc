package org.habeas.ingest.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/** Reads one mail. What is attached to it is named and not read, and so is a mail within it. */
public final class MailReader {

    private static final int DEEPEST = 30;
    private static final int MOST_PARTS = 1_000;
    private static final int MOST_FIELDS = 2_000;
    private static final int LONGEST_LINE = 1_000_000;
    private static final int LONGEST_FIELD = 100_000;

    /** The fields that a reader is shown, in this order. */
    private static final List<String> SHOWN = List.of("Subject", "From", "To", "Cc", "Date");

    private static final Pattern NAME =
            Pattern.compile("(?i)(?:file)?name\\s*=\\s*(?:\"([^\"]{1,200})\"|([^\\s;\"]{1,200}))");

    private final MimeTokenStream tokens;
    private final Map<String, String> head = new HashMap<>();
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<String> attachments = new ArrayList<>();
    private final Deque<String> around = new ArrayDeque<>();
    private final Deque<Integer> alternatives = new ArrayDeque<>();
    private int groups;
    private String disposition = "";

    /** @param group of parts that say the same, 0 outside of any */
    private record Leaf(Mail.Part part, int group) {}

    private MailReader() {
        MimeConfig config = MimeConfig.custom()
                .setMaxLineLen(LONGEST_LINE)
                .setMaxHeaderLen(LONGEST_FIELD)
                .setMaxHeaderCount(MOST_FIELDS)
                .setMaxContentLen(-1)
                .build();
        this.tokens = new MimeTokenStream(config);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        alternatives.push(0);
    }

    /** @throws MailException if it is not of the form of a mail */
    public static Mail read(byte[] bytes) throws MailException {
        MailReader reader = new MailReader();
        try {
            reader.readAll(bytes);
        } catch (IOException | MimeException e) {
            throw new MailException("The mail cannot be read: it is cut off, or not of the form of a mail.", e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            // the parser's own words for a field or an encoding that it does not understand
            throw new MailException("The mail cannot be read: a field of it is not of the form of a mail.", e);
        }
        return reader.mail();
    }

    private void readAll(byte[] bytes) throws IOException, MimeException, MailException {
        tokens.parse(new ByteArrayInputStream(bytes));
        for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
            switch (state) {
                case T_START_HEADER -> disposition = "";
                case T_FIELD -> field(tokens.getField());
                case T_START_MULTIPART -> begin(tokens.getBodyDescriptor());
                case T_END_MULTIPART -> end();
                case T_BODY -> body(tokens.getBodyDescriptor());
                case T_START_MESSAGE,
                        T_END_MESSAGE,
                        T_RAW_ENTITY,
                        T_END_HEADER,
                        T_PREAMBLE,
                        T_EPILOGUE,
                        T_START_BODYPART,
                        T_END_BODYPART,
                        T_END_OF_STREAM -> {
                    // nothing of a reader's
                }
            }
        }
    }

    private void field(Field field) {
        String name = field.getName();
        if (name.equalsIgnoreCase("Content-Disposition")) {
            disposition = String.valueOf(field.getBody());
        }
        if (around.isEmpty()) {
            SHOWN.stream()
                    .filter(name::equalsIgnoreCase)
                    .forEach(shown -> head.putIfAbsent(shown, MailFields.decoded(field.getBody())));
        }
    }

    private void begin(BodyDescriptor multipart) throws MailException {
        if (around.size() >= DEEPEST) {
            throw new MailException("The mail has parts within parts, more than " + DEEPEST + " deep.");
        }
        around.push(multipart.getMimeType());
        boolean isChoice = multipart.getMimeType().equalsIgnoreCase("multipart/alternative");
        alternatives.push(isChoice ? ++groups : alternatives.element());
    }

    private void end() {
        around.poll();
        if (alternatives.size() > 1) {
            alternatives.pop();
        }
    }

    private void body(BodyDescriptor body) throws IOException, MailException {
        String type = body.getMimeType().toLowerCase(Locale.ROOT);
        boolean isText = type.equals("text/plain") || type.equals("text/html");
        boolean isAttached = disposition.strip().toLowerCase(Locale.ROOT).startsWith("attachment");
        if (leaves.size() + attachments.size() >= MOST_PARTS) {
            throw new MailException("The mail has more than " + MOST_PARTS + " parts.");
        }
        if (isText && !isAttached) {
            byte[] bytes = tokens.getDecodedInputStream().readAllBytes();
            leaves.add(new Leaf(
                    new Mail.Part(type.equals("text/html"), bytes, body.getCharset()), alternatives.element()));
        } else if (!type.startsWith("image/") || isAttached) {
            attachments.add(called(type));
        }
    }

    private String called(String type) {
        Matcher name = NAME.matcher(disposition);
        return name.find()
                ? MailFields.decoded(name.group(1) == null ? name.group(2) : name.group(1)) + " (" + type + ")"
                : "a part of type " + type;
    }

    private Mail mail() {
        List<String> shown = SHOWN.stream()
                .filter(name -> !head.getOrDefault(name, "").isEmpty())
                .map(name -> name + ": " + head.get(name))
                .toList();
        List<String> to = new ArrayList<>(MailFields.people(head.getOrDefault("To", "")));
        to.addAll(MailFields.people(head.getOrDefault("Cc", "")));
        return new Mail(
                shown,
                given("Subject"),
                MailFields.people(head.getOrDefault("From", "")).stream()
                        .findFirst()
                        .orElse(null),
                to.stream().distinct().limit(500).toList(),
                MailFields.day(head.getOrDefault("Date", "")).orElse(null),
                leaves.stream().filter(this::isRead).map(Leaf::part).toList(),
                List.copyOf(attachments));
    }

    private @Nullable String given(String name) {
        return Optional.ofNullable(head.get(name))
                .filter(said -> !said.isEmpty())
                .orElse(null);
    }

    /** Of parts that say the same the text, and the HTML only where there is none. */
    private boolean isRead(Leaf leaf) {
        boolean hasText = leaf.group() > 0
                && leaves.stream()
                        .anyMatch(other -> other.group() == leaf.group()
                                && !other.part().isHtml()
                                && other.part().bytes().length > 0);
        return !hasText || !leaf.part().isHtml();
    }
}
