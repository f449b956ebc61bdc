package org.habeas.language.edtf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Made-up dates of every form of the grammar; a seed is told with each failure. */
class EdtfPrintTest {

    private static final int DATES = 10_000;

    @Test
    void whatIsReadIsPrintedAsItWasAndReadAgainTheSame() {
        int dates = 0;
        for (int seed = 0; seed < DATES; seed++) {
            // Given
            String text = new Dates(new Random(seed)).any();
            EdtfForm form;
            try {
                form = EdtfReader.read(text);
            } catch (NotADate e) {
                assertThat(e.getMessage()).as("%s, seed %s", text, seed).isNotBlank();
                continue; // a day that does not exist, or an end before its start
            }
            // When
            String printed = form.toString();
            // Then
            assertThat(printed).as("seed %s", seed).isEqualTo(text);
            assertThat(EdtfReader.read(printed)).as("%s, seed %s", text, seed).isEqualTo(form);
            assertThat(form.earliest() == null
                            || form.latest() == null
                            || !form.latest().isBefore(form.earliest()))
                    .as("%s, seed %s: from %s to %s", text, seed, form.earliest(), form.latest())
                    .isTrue();
            assertThat(EdtfWords.of(text))
                    .as("%s, seed %s", text, seed)
                    .isNotBlank()
                    .isNotEqualTo("null");
            dates++;
        }
        assertThat(dates).as("most of what is made up are dates").isGreaterThan(DATES / 2);
    }

    @Test
    void whatIsNoDateIsRefusedAndNothingElseHappens() {
        for (int seed = 0; seed < DATES; seed++) {
            Random random = new Random(seed);
            String text = random.ints(random.nextInt(14), 0, "0123456789X-/?~%.[]{},YTZ:".length())
                    .mapToObj("0123456789X-/?~%.[]{},YTZ:"::charAt)
                    .map(String::valueOf)
                    .collect(Collectors.joining());
            assertThat(Edtf.parse(text).map(Edtf::text).orElse(text)).isEqualTo(text);
        }
    }

    /** The grammar the other way round. */
    private record Dates(Random random) {

        String any() {
            return switch (random.nextInt(5)) {
                case 0, 1 -> single();
                case 2 -> interval();
                case 3 -> "[" + members() + "]";
                default -> "{" + members() + "}";
            };
        }

        private String interval() {
            return switch (random.nextInt(4)) {
                case 0 -> single() + "/" + oneOf("..", "");
                case 1 -> oneOf("..", "") + "/" + single();
                default -> single() + "/" + single();
            };
        }

        private String members() {
            return IntStream.rangeClosed(0, random.nextInt(3))
                    .mapToObj(i -> switch (random.nextInt(5)) {
                        case 0 -> single() + ".." + single();
                        case 1 -> ".." + single();
                        case 2 -> single() + "..";
                        default -> single();
                    })
                    .collect(Collectors.joining(","));
        }

        private String single() {
            return switch (random.nextInt(12)) {
                case 0 -> "Y" + oneOf("", "-") + (10_000 + random.nextInt(900_000_000)) + doubt();
                case 1 ->
                    "20%02d-%02d-%02dT%02d:%02d:%02d"
                                    .formatted(
                                            number(100),
                                            1 + number(12),
                                            1 + number(28),
                                            number(24),
                                            number(60),
                                            number(60))
                            + oneOf("Z", "", "+04:00", "-05");
                default -> calendar();
            };
        }

        private String calendar() {
            String year = doubt() + oneOf("", "", "", "-") + unknown("%04d".formatted(1 + number(9999))) + doubt();
            if (random.nextInt(4) == 0) {
                return year;
            }
            if (random.nextInt(5) == 0) {
                return year + "-" + doubt() + (21 + number(21)) + doubt();
            }
            String month = year + "-" + doubt() + unknown("%02d".formatted(1 + number(12))) + doubt();
            return random.nextInt(3) == 0
                    ? month
                    : month + "-" + doubt() + unknown("%02d".formatted(1 + number(31))) + doubt();
        }

        private String unknown(String digits) {
            return digits.chars()
                    .mapToObj(c -> random.nextInt(6) == 0 ? "X" : Character.toString(c))
                    .collect(Collectors.joining());
        }

        private String doubt() {
            return oneOf("", "", "", "", "", "", "?", "~", "%");
        }

        private int number(int below) {
            return random.nextInt(below);
        }

        private String oneOf(String... texts) {
            return texts[random.nextInt(texts.length)];
        }
    }
}
