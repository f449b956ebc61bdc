package org.habeas.detainee.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;
import org.habeas.language.edtf.Edtf;
import org.habeas.language.edtf.NotADate;
import org.habeas.language.text.HiddenCharacters;
import org.jspecify.annotations.Nullable;

/** What is wrong with a body, each thing with where it stands, and the checks that texts and dates have in common. */
final class Findings {

    /** More would not help anybody to mend the body. */
    private static final int MOST = 100;

    private final List<FieldProblem> problems = new ArrayList<>();

    /** @throws Unprocessable with all that was found, if anything was */
    void refuseAny() {
        if (!problems.isEmpty()) {
            throw new Unprocessable(
                    ErrorCode.UNPROCESSABLE,
                    problems.size() == 1
                            ? problems.getFirst().detail()
                            : problems.size() + " things are wrong; errors names each.",
                    problems);
        }
    }

    void wrong(String pointer, String code, String detail) {
        if (problems.size() < MOST) {
            problems.add(FieldProblem.pointer(pointer, code, detail));
        }
    }

    /** What several statements share is wrong once. */
    void wrongOnce(String pointer, String code, String detail) {
        if (problems.stream().noneMatch(p -> Objects.equals(p.pointer(), pointer))) {
            wrong(pointer, code, detail);
        }
    }

    /** A text that has to be there, without the blanks around it. */
    String text(@Nullable String given, String at, int longest) {
        String text = given == null ? "" : given.strip();
        if (text.isEmpty()) {
            wrongOnce(at, "required", "This is empty.");
        }
        shown(text, at, longest);
        return text;
    }

    /** A text that may be left out, as given. */
    void optional(@Nullable String given, String at, int longest) {
        if (given != null) {
            shown(given, at, longest);
        }
    }

    Optional<Edtf> date(@Nullable String text, String at) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            Edtf date = Edtf.of(text);
            if (date.hasFourDigitYears()) {
                return Optional.of(date);
            }
            wrongOnce(at, "not-a-date", "A date about a person lies in the years from 0000 to 9999.");
        } catch (NotADate e) {
            wrongOnce(at, "not-a-date", String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** Text in somebody's own words: lines may end in it. */
    void lines(String given, String at, int longest) {
        shown(given, at, longest, HiddenCharacters.inLines(given));
    }

    /** Text as documents have it, with what its script has: it is held letter by letter against them. */
    void quote(String given, String at, int longest) {
        shown(given, at, longest, HiddenCharacters.inQuote(given));
    }

    private void shown(String text, String at, int longest) {
        shown(text, at, longest, HiddenCharacters.in(text));
    }

    private void shown(String text, String at, int longest, OptionalInt hidden) {
        if (text.length() > longest) {
            wrongOnce(at, "too-long", "At most " + longest + " characters; this has " + text.length() + ".");
        } else if (hidden.isPresent()) {
            wrongOnce(
                    at,
                    "control-characters",
                    String.format(
                            Locale.ROOT,
                            "Control and direction characters, and joiners beside letters that are not joined, are not"
                                    + " accepted: take out U+%04X.",
                            hidden.getAsInt()));
        }
    }
}
