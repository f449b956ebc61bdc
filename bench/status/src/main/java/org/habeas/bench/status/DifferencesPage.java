package org.habeas.bench.status;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** {@code docs/status-differences.md}, made from a comparison. */
final class DifferencesPage {

    private DifferencesPage() {}

    static String of(List<Difference> differences) {
        StringBuilder page = new StringBuilder("""
                # Where our status is not the reference's

                `./habeas bench status` reads official BILLSTATUS files of the Government Publishing Office, computes where each bill
                stood while its Congress lasted, and compares that with what unitedstates/congress computes from the same files. That
                program is a comparison and not the truth. This page is made from that run: every bill on which the two differ, the action
                that decides it in the words of the file, and why ours stands.

                Only the last status of each bill is compared, for the reference keeps no earlier ones, and only while its Congress lasted.
                Of the histories the same run checks that every law was passed by both chambers before, that no bill has a code that its
                kind cannot have, that a text which both chambers passed goes back only where a row says that it had been changed and that nobody
                moves to take the other's meanwhile, and that every text of an action is known to a rule; those of the publisher's samples, too.
                Whether each day between is right it does not tell.

                """);
        part(page, "Another status", differences, d -> !d.isOfDayOnly());
        part(page, "The same status since another day", differences, Difference::isOfDayOnly);
        return page.toString().stripTrailing() + "\n";
    }

    private static void part(StringBuilder page, String title, List<Difference> all, Predicate<Difference> which) {
        page.append("## ").append(title).append("\n\n");
        Stream.concat(Stream.of(Reason.values()).map(Optional::of), Stream.of(Optional.<Reason>empty()))
                .forEach(reason -> {
                    List<Difference> of = all.stream()
                            .filter(which)
                            .filter(d -> d.reason().equals(reason))
                            .toList();
                    if (!of.isEmpty()) {
                        page.append(reason.map(Reason::words).orElse("Without a reason: to be looked into."))
                                .append(
                                        "\n\n| bill | ours | since | reference | since | action |\n|---|---|---|---|---|---|\n");
                        of.forEach(d -> page.append("| %s | %s | %s | %s | %s | %s |\n"
                                .formatted(
                                        d.bill(),
                                        d.ours().status(),
                                        d.ours().since(),
                                        d.reference().status(),
                                        d.reference().since().substring(0, 10),
                                        d.text().replace("|", "\\|"))));
                        page.append('\n');
                    }
                });
    }
}
