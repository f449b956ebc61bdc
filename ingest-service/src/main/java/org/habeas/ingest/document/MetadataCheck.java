package org.habeas.ingest.document;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.habeas.contracts.DocumentRecord.Described;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.billstatus.BillBounds;
import org.habeas.kit.http.Parameters;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;
import org.habeas.language.edtf.Edtf;
import org.habeas.language.edtf.NotADate;
import org.jspecify.annotations.Nullable;

/** Holds what a sender says of a document against what a record may hold, and names everything that is wrong at once. */
public final class MetadataCheck {

    /** The kinds that a sender may give; {@code bill-status} and {@code bill-record} follow from the content alone. */
    static final Set<String> KINDS = new TreeSet<>(Set.of(
            "press-release",
            "letter",
            "statement",
            "report",
            "court-document",
            "bill-text",
            "news",
            "record",
            "summary",
            "other"));

    private static final int LONGEST = 2_000;
    private static final int MOST_NAMES = 500;
    private static final int LONGEST_NAME = 200;

    private final List<FieldProblem> problems = new ArrayList<>();

    private MetadataCheck() {}

    /**
     * @param today the day of UTC: no document is of a day after the one that follows it
     * @throws Unprocessable with a pointer to each field that is wrong
     */
    public static void check(Metadata said, LocalDate today) {
        MetadataCheck check = new MetadataCheck();
        check.text("/title", said.title());
        check.text("/issuer", said.issuer());
        check.text("/language", said.language());
        check.language(said.language());
        check.url("/url", said.url());
        check.date("/date", said.date());
        check.notToCome("/date", said.date(), today);
        check.kind(said);
        check.names("/signatories", said.signatories());
        check.names("/recipients", said.recipients());
        check.described(said.describes());
        check.finish();
    }

    /** @throws Unprocessable if it is no date */
    static void checkDate(@Nullable String date) {
        MetadataCheck check = new MetadataCheck();
        check.date("/date", date);
        check.finish();
    }

    /**
     * A bill's file is a public record of Congress: under a mark its bill would be told to nobody, and the same file sent
     * by another would be known already and never told either. A sender gives its title and its address, and who wrote it
     * down where that was not the Government Publishing Office; all else follows from what the file says.
     *
     * @param kind that the content has
     * @throws Unprocessable with a pointer to each field that a bill's file does not take
     */
    static void checkBillFile(Metadata said, String kind) {
        MetadataCheck check = new MetadataCheck();
        if (said.tlp() != null && said.tlp() != Tlp.CLEAR) {
            check.wrong("/tlp", "public-record", "A bill's file is a public record; its mark is CLEAR.");
        }
        boolean official = kind.equals(Document.BILL_STATUS);
        check.notTaken("issuer", official && said.issuer() != null, official);
        check.notTaken("date", said.date() != null, official);
        check.notTaken("kind", said.kind() != null, official);
        check.notTaken("language", said.language() != null, official);
        check.notTaken("describes", said.describes() != null, official);
        check.notTaken("signatories", isGiven(said.signatories()), official);
        check.notTaken("recipients", isGiven(said.recipients()), official);
        check.finish();
    }

    /** A register of members is public too, and its day is a whole one: by it the later register is known. */
    static void checkRegister(Metadata said) {
        MetadataCheck check = new MetadataCheck();
        if (said.tlp() != null && said.tlp() != Tlp.CLEAR) {
            check.wrong("/tlp", "public-record", "The register of members is a public record; its mark is CLEAR.");
        }
        if (said.date() != null && BillBounds.day(said.date()).isEmpty()) {
            check.wrong("/date", "not-a-day", "The date of a register is a day, such as 2026-02-10.");
        }
        boolean hasMore = said.kind() != null
                || said.language() != null
                || said.describes() != null
                || isGiven(said.signatories())
                || isGiven(said.recipients());
        if (hasMore) {
            check.wrong(
                    "", "not-taken", "A register of members takes title, date, issuer, url and tlp, and nothing else.");
        }
        check.finish();
    }

    private void notTaken(String field, boolean given, boolean official) {
        if (given) {
            wrong(
                    "/" + field,
                    "not-taken",
                    "A bill's file takes no " + field + ", only title, url" + (official ? "" : ", issuer")
                            + " and tlp; all else is as the file says.");
        }
    }

    private static boolean isGiven(@Nullable List<String> names) {
        return names != null && !names.isEmpty();
    }

    private void finish() {
        if (!problems.isEmpty()) {
            throw new Unprocessable(ErrorCode.UNPROCESSABLE, problems.getFirst().detail(), List.copyOf(problems));
        }
    }

    private void kind(Metadata said) {
        if (said.kind() != null && !KINDS.contains(said.kind())) {
            wrong("/kind", "unknown", "Kinds are " + String.join(", ", KINDS) + ".");
        }
        if ("summary".equals(said.kind()) && said.describes() == null) {
            wrong(
                    "/describes",
                    "required",
                    "A summary says what it describes: title, issuer, date or url of the original.");
        }
    }

    private void described(@Nullable Described described) {
        if (described != null) {
            text("/describes/title", described.title());
            text("/describes/issuer", described.issuer());
            date("/describes/date", described.date());
            url("/describes/url", described.url());
        }
    }

    private void names(String pointer, @Nullable List<@Nullable String> names) {
        if (names == null) {
            return;
        }
        if (names.size() > MOST_NAMES) {
            wrong(pointer, "too-many", "At most " + MOST_NAMES + " names.");
            return;
        }
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name == null) {
                wrong(pointer + "/" + i, "required", "A name is missing.");
            } else {
                text(pointer + "/" + i, name, LONGEST_NAME);
            }
        }
    }

    private void date(String pointer, @Nullable String date) {
        if (date == null) {
            return;
        }
        try {
            if (!Edtf.of(date).hasFourDigitYears()) {
                wrong(pointer, "not-a-date", "A document is of the years from 0000 to 9999.");
            }
        } catch (NotADate e) {
            wrong(pointer, "not-a-date", String.valueOf(e.getMessage()));
        }
    }

    /** Somewhere it is tomorrow already. */
    private void notToCome(String pointer, @Nullable String date, LocalDate today) {
        Optional.ofNullable(date)
                .flatMap(Edtf::parse)
                .flatMap(d -> Optional.ofNullable(d.earliest()))
                .filter(first -> first.isAfter(today.plusDays(1)))
                .ifPresent(first -> wrong(
                        pointer,
                        "in-the-future",
                        "A document is of a day that has come; " + date + " is after today, " + today + "."));
    }

    private void language(@Nullable String language) {
        if (language != null
                && Locale.forLanguageTag(language).toLanguageTag().equals("und")
                && !language.equals("und")) {
            wrong("/language", "not-a-language", "A language is a tag such as en, hy, ru or az-Latn.");
        }
    }

    private void url(String pointer, @Nullable String url) {
        text(pointer, url);
        if (url == null) {
            return;
        }
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
                return;
            }
        } catch (URISyntaxException e) {
            // falls through: the sender hears the same whatever is wrong with it
        }
        wrong(pointer, "not-an-address", "An address begins with https:// or http:// and names a host.");
    }

    private void text(String pointer, @Nullable String text) {
        text(pointer, text, LONGEST);
    }

    private void text(String pointer, @Nullable String text, int longest) {
        if (text == null) {
            return;
        }
        if (text.length() > longest) {
            wrong(pointer, "too-long", "At most " + longest + " characters.");
        }
        if (!Parameters.isText(text)) {
            wrong(pointer, "control-character", "Control characters and halves of characters are not accepted.");
        }
    }

    private void wrong(String pointer, String code, String detail) {
        problems.add(FieldProblem.pointer(pointer, code, detail));
    }
}
