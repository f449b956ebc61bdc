package org.habeas.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Made-up letters in plain text: paragraphs about bills and about made-up people who are held, between sentences that say
 * nothing of either. The same number gives the same letter, and no two are the same.
 */
final class SyntheticLetters {

    /** Of the letters that are counted. */
    static final int BYTES = 10 * 1024;

    private static final int PEOPLE = 500;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);

    private static final List<String> FILLERS = List.of(
            "We write to you again because little has changed since we last did.",
            "Our organization has followed these matters for many years, and our members ask about them at every meeting.",
            "The committee has heard much on this subject, and more will have to be said before the session ends.",
            "Neither the weather of that winter nor the state of the roads made the work of the observers any easier.",
            "There are those who hold that patience is the better counsel; we have been patient for a long time.",
            "The attached pages set out what was known at the time, and what has been learned from public sources since.",
            "It is in the nature of such reports that they leave out more than they can say.",
            "We would be glad to come to your office at any time that suits you and your staff.");

    private static final List<String> ABOUT_BILLS = List.of(
            "We ask you to support S.Res. %d (118th Congress), which is before the Committee on Foreign Relations.",
            "H.R. %d of the 118th Congress was introduced in the House and referred to committee.",
            "The Senate should take up S. %d, 118th Congress, before the end of the year.",
            "Representatives of both parties have cosponsored H.Res. %d (118th Congress).");

    private static final List<String> ABOUT_PEOPLE = List.of(
            "%s was arrested on %s and has been held since.",
            "On %2$s a court sentenced %1$s to eight years in prison.",
            "The family of %s has had no visit since %s.",
            "%s, who was detained on %s, is said to be in poor health.",
            "We call for the immediate release of %s, in custody since %s.");

    private final List<String> people = SyntheticNames.people(PEOPLE).stream()
            .map(person -> person.names().getFirst())
            .toList();

    /** @param bytes that it has at least; it ends with its sentence */
    byte[] letter(int number, int bytes) {
        Random random = new Random(number * 31L + 7);
        StringBuilder text = new StringBuilder(bytes + 500);
        text.append("Letter No. ").append(number).append("\nWashington, ").append(day(random));
        text.append("\n\nDear members of the committee,\n");
        while (text.length() < bytes) {
            text.append("\n");
            for (int sentence = 0; sentence < 6; sentence++) {
                text.append(sentence(random)).append(sentence % 2 == 0 ? " " : "\n");
            }
        }
        text.append("\nSincerely,\n").append(person(random)).append("\n");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String sentence(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> pick(ABOUT_BILLS, random).formatted(1 + random.nextInt(900));
            case 1 -> pick(ABOUT_PEOPLE, random).formatted(person(random), day(random));
            default -> pick(FILLERS, random);
        };
    }

    private static String day(Random random) {
        return DAY.format(LocalDate.of(2023, 1, 1).plusDays(random.nextInt(700)));
    }

    private String person(Random random) {
        return pick(people, random);
    }

    private static String pick(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /** A ZIP of the letters with these numbers, written as they are made. */
    void zip(Path file, int from, int count) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int number = from; number < from + count; number++) {
                zip.putNextEntry(new ZipEntry("letters/" + number + ".txt"));
                zip.write(letter(number, BYTES));
            }
        }
    }

    /**
     * A TAR of so many bytes at least, of letters of so many each, written as they are made.
     *
     * @return how many letters it has
     */
    int tar(Path file, int from, long size, int bytes) throws IOException {
        int count = 0;
        try (OutputStream out = Files.newOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (; tar.getBytesWritten() < size; count++) {
                byte[] letter = letter(from + count, bytes);
                TarArchiveEntry entry = new TarArchiveEntry("letters/" + (from + count) + ".txt");
                entry.setSize(letter.length);
                tar.putArchiveEntry(entry);
                tar.write(letter);
                tar.closeArchiveEntry();
            }
        }
        return count;
    }
}
