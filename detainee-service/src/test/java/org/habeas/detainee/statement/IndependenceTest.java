package org.habeas.detainee.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who repeats whom. */
class IndependenceTest {

    private static final UUID PERSON = new UUID(0x7000L, 0x8000000000000001L);
    private static final AtomicLong DOCUMENTS = new AtomicLong();
    private static final String RELEASE = "the court released him on Monday after two years in a prison in the capital";

    @Test
    void sameWordsUnderAnotherNameAreACopyAndOtherWordsAreNot() {
        Statement a = quoted("Press A", null, RELEASE);
        Independence independence = new Independence(List.of(a));
        assertThat(independence.areIndependent(a, quoted("Press B", null, RELEASE + " of the country")))
                .isFalse();
        assertThat(independence.areIndependent(
                        a, quoted("Press B", null, "his lawyer said that he is at home since Monday")))
                .isTrue();
        assertThat(independence.areIndependent(a, quoted(null, null, "his lawyer said so")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // publisher and address of each of two; whether they are two sources
                "Azatutyun, https://www.azatutyun.am/a/1.html, RFE/RL, https://azatutyun.am/a/1.html?utm_source=x, false",
                "Azatutyun, https://www.azatutyun.am/a/1.html, -, https://www.azatutyun.am/a/1.html, false",
                "Azatutyun, -, -, https://rus.azatutyun.am/a/2.html, false",
                "Azatutyun.am, -, Azatutyun, -, false",
                "The News.Az, -, News.Az, https://news.az/x, false",
                "OC Media, https://oc-media.org/x, Azatutyun, https://azatutyun.am/a/1.html, true",
                // where anybody publishes the page tells, and not the site
                "Lawyer, https://t.me/lawyer/1, Ministry, https://t.me/ministry/7, true",
                "Lawyer, https://t.me/lawyer/1, Ministry, https://t.me/lawyer/1/, false",
                "-, https://t.me/lawyer/1, Ministry, https://mod.example/7, false",
            })
    void onePageOrSiteIsOneSourceWhateverItIsCalled(
            @Nullable String a, @Nullable String urlA, @Nullable String b, @Nullable String urlB, boolean areTwo) {
        Statement one = from(new Evidence("cited", a, "A page", urlA, null, null, null, null, null, null));
        Statement two = from(new Evidence("cited", b, "Another title", urlB, null, null, null, null, null, null));
        Independence independence = new Independence(List.of(one, two));
        assertThat(independence.areIndependent(one, two)).isEqualTo(areTwo);
        assertThat(independence.haveOwnOrigins(two, one)).isEqualTo(areTwo);
        assertThat(independence.count(List.of(one, two))).isEqualTo(areTwo ? 2 : 1);
    }

    @Test
    void oneDocumentQuotedAtTwoPlacesIsOneSourceAndHasTwoOriginsOnlyWhereOneIsNamed() {
        UUID document = new UUID(1, 1);
        Statement one = quoted(document, "Press A", null, RELEASE);
        Statement two = quoted(document, "Press B", null, "his lawyer said that he is at home");
        Statement family =
                quoted(document, "Press A", new Origin("His family", null, null), "his lawyer said that he is at home");
        Independence independence = new Independence(List.of(one, two, family));
        assertThat(independence.areIndependent(one, two)).isFalse();
        assertThat(independence.haveOwnOrigins(one, two)).isFalse();
        assertThat(independence.areIndependent(one, family)).isFalse();
        assertThat(independence.haveOwnOrigins(one, family)).isTrue();
    }

    @Test
    void whatIsRepeatedIsFoundByTheIdThatItFirstHadOnceItIsConfirmed() {
        // Given
        Statement first = quoted("Agency", null, RELEASE);
        Statement repeats =
                quoted("Press A", new Origin(null, null, first.identity()), "his lawyer said that he is at home");
        Statement confirmed = first.confirmedBy("rolf", Instant.EPOCH);
        // When
        Independence independence = new Independence(List.of(confirmed, repeats));
        // Then
        assertThat(independence.haveOwnOrigins(confirmed, repeats)).isFalse();
    }

    @Test
    void likenessIsTheShareOfCommonTriples() {
        assertThat(Independence.likeness(Independence.shingles("a b c d"), Independence.shingles("b c d e")))
                .isEqualTo(1.0 / 3);
        assertThat(Independence.likeness(Independence.shingles("A, b: c"), Independence.shingles("a b c")))
                .isEqualTo(1.0);
        assertThat(Independence.likeness(Independence.shingles(null), Independence.shingles("a b c")))
                .isZero();
    }

    @Test
    void independenceIsMutualIrreflexiveAndCountedInAnyOrderAndNeverLessForMore() {
        Random random = new Random(6);
        List<String> publishers = Arrays.asList("Press A", "press a", "Press B", "Press C", null);
        List<String> quotes = Arrays.asList(
                null, RELEASE, RELEASE + " today", "his lawyer said that he is at home", "he was seen in the market");
        for (int round = 0; round < 300; round++) {
            List<Statement> drawn = new ArrayList<>();
            for (int n = 0; n < 2 + random.nextInt(7); n++) {
                Origin origin = random.nextInt(3) > 0
                        ? null
                        : drawn.isEmpty() || random.nextBoolean()
                                ? new Origin(publishers.get(random.nextInt(5)), null, null)
                                : new Origin(null, null, drawn.getLast().id());
                drawn.add(quoted(publishers.get(random.nextInt(5)), origin, quotes.get(random.nextInt(5))));
            }
            Independence independence = new Independence(drawn);
            boolean isAnyPair = false;
            for (Statement a : drawn) {
                assertThat(independence.areIndependent(a, a)).isFalse();
                for (Statement b : drawn) {
                    assertThat(independence.areIndependent(a, b)).isEqualTo(independence.areIndependent(b, a));
                    isAnyPair |= independence.areIndependent(a, b);
                }
            }
            int count = independence.count(drawn);
            assertThat(count >= 2).isEqualTo(isAnyPair);
            Collections.shuffle(drawn, random);
            assertThat(independence.count(drawn)).isEqualTo(count);
            if (independence.count(drawn.subList(1, drawn.size())) >= 2) {
                assertThat(count).isGreaterThanOrEqualTo(2);
            }
        }
    }

    private static Statement quoted(@Nullable String publisher, @Nullable Origin origin, @Nullable String quote) {
        return quoted(new UUID(2, DOCUMENTS.incrementAndGet()), publisher, origin, quote);
    }

    private static Statement quoted(
            UUID document, @Nullable String publisher, @Nullable Origin origin, @Nullable String quote) {
        Evidence evidence = new Evidence(
                "quoted",
                publisher,
                null,
                null,
                null,
                document,
                quote,
                0,
                quote == null ? 0 : quote.length(),
                null,
                null,
                origin);
        return from(evidence);
    }

    private static Statement from(Evidence evidence) {
        String id = Statement.sha256(evidence.toString());
        return new Statement(
                id,
                PERSON,
                Property.CUSTODY,
                "FREE",
                null,
                null,
                null,
                evidence,
                Tlp.CLEAR,
                Instant.EPOCH,
                "rita",
                null);
    }
}
