package org.habeas.ingest.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Writes inputs that have the form of a format and no sense: deep, wide, half closed, in any charset. */
final class Grammar {

    private static final List<String> CHARSETS = List.of(
            "UTF-8",
            "UTF-16LE",
            "UTF-16BE",
            "UTF-32LE",
            "windows-1251",
            "KOI8-R",
            "ISO-8859-1",
            "windows-1252",
            "Shift_JIS");

    private static final List<String> TAGS = List.of(
            "main",
            "article",
            "nav",
            "p",
            "div",
            "table",
            "td",
            "li",
            "form",
            "select",
            "template",
            "svg",
            "math",
            "x:y",
            "noscript",
            "plaintext",
            "bill",
            "section",
            "enum",
            "header",
            "text",
            "quote");

    private static final List<String> WORDS = List.of(
            "S.Res. 540",
            "H. R. 1",
            "H.R. 10 through 12",
            "S. 1, 2 and 3",
            "Senate Resolution 616",
            "S694",
            "S.Amdt. 935",
            "Public Law 117-2",
            "118th Congress",
            "Ruben Testov",
            "Testov",
            "Анна Тестова",
            "Աննա Թեստյան",
            "was arrested",
            "was sentenced to 12 years in prison on 3 May 2024",
            "died in custody",
            "released",
            "on trial",
            "charged with",
            "Mr.",
            "U.S. 3000",
            "on April 4, 2024",
            "the political prisoner",
            "hostage",
            "\n",
            "\n\n",
            ", ",
            "; ",
            "and ",
            "“",
            "”",
            "(",
            ")",
            "1.",
            "–",
            "\u202e",
            "a\u0301",
            "Ǆ",
            "\u200d",
            "1234567890",
            "H.R.",
            "S.",
            "no.",
            "Nos.");

    private final SplittableRandom random;
    private final StringBuilder text = new StringBuilder();

    private Grammar(SplittableRandom random) {
        this.random = random;
    }

    static byte[] of(SplittableRandom random) {
        Grammar grammar = new Grammar(random);
        switch (random.nextInt(8)) {
            case 0 -> grammar.nested("[", "]");
            case 1 -> grammar.nested("{\"bill\":", "}");
            case 2 -> grammar.markup("<html>");
            case 3 -> grammar.markup("<?xml version=\"1.0\"?><!DOCTYPE bill SYSTEM \"bill.dtd\"><bill>");
            case 4 -> grammar.markup("<billStatus>");
            case 5 -> grammar.mail(0);
            case 6 -> grammar.markdown();
            default -> grammar.prose(1 + random.nextInt(3_000));
        }
        return grammar.text.toString().getBytes(grammar.charset());
    }

    private Charset charset() {
        return random.nextInt(3) > 0
                ? StandardCharsets.UTF_8
                : Charset.forName(CHARSETS.get(random.nextInt(CHARSETS.size())));
    }

    private void nested(String open, String close) {
        int depth = 1 << random.nextInt(15);
        text.append(open.repeat(depth));
        prose(random.nextInt(20));
        text.append(close.repeat(random.nextBoolean() ? depth : random.nextInt(depth)));
    }

    private void markup(String root) {
        text.append(root);
        int depth = 0;
        for (int i = random.nextInt(1 << random.nextInt(1, 12)); i > 0; i--) {
            String tag = TAGS.get(random.nextInt(TAGS.size()));
            boolean opens = random.nextInt(3) > 0;
            depth += opens ? 1 : -1;
            text.append(opens ? "<" : "</").append(tag);
            text.append(opens && random.nextInt(8) == 0 ? " class=\"" + word() + "\">" : ">");
            if (random.nextBoolean()) {
                prose(random.nextInt(6));
            }
        }
    }

    private void mail(int depth) {
        text.append(depth == 0 ? "From: a@example.org\nMessage-ID: <1>\nSubject: " + word().strip() + "\n" : "");
        if (depth < 60 && random.nextInt(8) > 0) {
            String boundary = "b" + random.nextInt(3);
            text.append("Content-Type: multipart/")
                    .append(random.nextBoolean() ? "mixed" : "alternative")
                    .append("; boundary=")
                    .append(boundary)
                    .append("\n\n");
            for (int i = random.nextInt(3); i >= 0 && text.length() < 50_000; i--) {
                text.append("--").append(boundary).append('\n');
                mail(depth + 1);
            }
            text.append("\n--").append(boundary).append("--\n");
        } else {
            text.append("Content-Type: text/").append(random.nextBoolean() ? "plain" : "html");
            text.append(random.nextBoolean() ? "; charset=x-none" : "; charset=koi8-r");
            text.append(random.nextBoolean() ? "\nContent-Transfer-Encoding: base64\n\n" : "\n\n");
            prose(random.nextInt(50));
        }
    }

    private void markdown() {
        text.append("# ").append(word()).append("\n\n**a** [b](c)\n\n");
        for (int i = random.nextInt(300); i > 0; i--) {
            switch (random.nextInt(7)) {
                case 0 -> text.append(">".repeat(random.nextInt(200))).append(' ');
                case 1 -> text.append("  ".repeat(random.nextInt(30))).append("- ");
                case 2 -> text.append("[".repeat(random.nextInt(300)));
                case 3 -> text.append("*_".repeat(random.nextInt(300)));
                case 4 -> text.append("\n```\n");
                case 5 -> text.append("<div><p>");
                default -> text.append("](x) ");
            }
            prose(random.nextInt(5));
        }
    }

    private void prose(int words) {
        for (int i = 0; i < words; i++) {
            text.append(random.nextInt(12) == 0 ? "word".repeat(1 + random.nextInt(40)) : word())
                    .append(' ');
        }
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
