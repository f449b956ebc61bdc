package org.habeas.ingest.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.habeas.ingest.document.MetadataCheck;
import org.habeas.kit.fetch.FetchException;
import org.habeas.kit.fetch.WebAddress;
import org.habeas.kit.http.Parameters;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;
import org.jspecify.annotations.Nullable;

/** Holds what an operator says of a source against what a source can be, and names everything that is wrong at once. */
final class SourceCheck {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int LONGEST_NAME = 200;
    private static final int MOST = 100;
    private static final int LAST_CONGRESS = 1_000;

    private final List<FieldProblem> problems = new ArrayList<>();

    private SourceCheck() {}

    /** @throws Unprocessable with a pointer to each field that is wrong */
    static void check(
            String name,
            SourceKind kind,
            String address,
            Duration every,
            SourceDetail detail,
            SourceSettings settings,
            LocalDate today) {
        MetadataCheck.check(detail.metadata(null, null), today);
        SourceCheck check = new SourceCheck();
        check.name(name);
        switch (kind) {
            case CONGRESS_API, BILLSTATUS, FEED -> check.address("/address", address);
            case FOLDER -> check.folder(address, settings);
        }
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            check.wrong("/every", "out-of-range", "A source is polled every minute at most, and once a year at least.");
        }
        if (detail.congresses().size() > MOST
                || detail.congresses().stream().anyMatch(c -> c < 1 || c > LAST_CONGRESS)) {
            check.wrong("/congresses", "out-of-range", "Congresses are numbers such as 118, " + MOST + " at most.");
        }
        if (detail.firstLoad().size() > MOST) {
            check.wrong("/firstLoad", "too-many", "At most " + MOST + " addresses.");
        }
        for (int i = 0; i < detail.firstLoad().size(); i++) {
            check.address("/firstLoad/" + i, detail.firstLoad().get(i));
        }
        check.finish();
    }

    /** @throws Unprocessable if it is none */
    static Duration every(@Nullable String written, Duration otherwise) {
        if (written == null) {
            return otherwise;
        }
        try {
            return Duration.parse(written);
        } catch (DateTimeException e) {
            String detail = "every is an ISO 8601 duration, such as PT30M.";
            throw new Unprocessable(detail, FieldProblem.pointer("/every", "not-a-duration", detail));
        }
    }

    private void name(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME || !Parameters.isText(name)) {
            wrong("/name", "required", "A source has a name of " + LONGEST_NAME + " characters at most.");
        }
    }

    private void address(String pointer, String address) {
        try {
            WebAddress.of(address);
        } catch (FetchException e) {
            wrong(pointer, e.fault().code(), e.sentence());
        }
    }

    private void folder(String address, SourceSettings settings) {
        try {
            Path folder = Path.of(address).normalize();
            if (folder.isAbsolute()
                    && settings.folders().orElse(List.of()).stream()
                            .anyMatch(root ->
                                    folder.startsWith(root.toAbsolutePath().normalize()))) {
                return;
            }
        } catch (InvalidPathException e) {
            // falls through: it is no folder that the operator named
        }
        wrong("/address", "not-allowed", "A folder lies below one of those that habeas.sources.folders names.");
    }

    private void finish() {
        if (!problems.isEmpty()) {
            throw new Unprocessable(ErrorCode.UNPROCESSABLE, problems.getFirst().detail(), List.copyOf(problems));
        }
    }

    private void wrong(String pointer, String code, String detail) {
        problems.add(FieldProblem.pointer(pointer, code, detail));
    }
}
