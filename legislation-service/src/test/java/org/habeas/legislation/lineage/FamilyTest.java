package org.habeas.legislation.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.habeas.contracts.BillId;
import org.habeas.legislation.lineage.Link.Agreement;
import org.junit.jupiter.api.Test;

class FamilyTest {

    private static final String IDENTICAL = "Identical bill (CRS)";
    private static final String RELATED = "Related bill (CRS)";

    private final Files files = new Files();

    @Test
    void identicalBillsAreOneMeasureFromBillToBillAndRoundInCircles() {
        // Given
        files.says("117-hr-1", "117-s-1", IDENTICAL);
        files.says("117-s-1", "118-s-7", IDENTICAL);
        files.says("118-s-7", "117-hr-1", IDENTICAL);
        files.says("118-s-7", "118-hr-9", "Companion");
        files.here("118-hr-9");
        // When
        Family family = Family.of(id("117-s-1"), files);
        // Then
        assertThat(family.members())
                .extracting(BillId::toString)
                .containsExactly("117-hr-1", "117-s-1", "118-hr-9", "118-s-7");
        assertThat(family.related()).isEmpty();
        assertThat(family.cut()).isEmpty();
        assertThat(files.asked).as("a step for each distance").isEqualTo(3);
    }

    @Test
    void whatIsOnlyRelatedIsShownAndLeadsNoFurther() {
        // Given
        files.says("117-hr-1", "117-hr-2", "Procedurally-related (House)");
        files.says("117-hr-2", "117-hr-1", "Procedurally-related (House)");
        files.says("117-hr-2", "117-s-2", IDENTICAL);
        files.says("117-hr-3", "117-hr-1", "Text similarities (House)");
        // When
        Family family = Family.of(id("117-hr-1"), files);
        // Then
        assertThat(family.members()).containsExactly(id("117-hr-1"));
        assertThat(family.related()).containsExactly(id("117-hr-2"), id("117-hr-3"));
        assertThat(family.links()).extracting(Link::agreement).containsExactly(Agreement.MUTUAL, Agreement.ONE_SIDED);
        assertThat(family.links()).noneMatch(Link::sameMeasure);
    }

    @Test
    void whoSaysItAndWhoDoesNotIsToldOfEachLink() {
        // Given
        files.says("117-hr-1", "117-s-1", IDENTICAL);
        files.here("117-s-1");
        files.says("117-hr-1", "117-s-2", IDENTICAL, RELATED);
        files.says("117-s-2", "117-hr-1", "Related bill (House)");
        files.says("117-hr-1", "116-hr-8", IDENTICAL);
        // When
        Family family = Family.of(id("117-s-1"), files);
        // Then
        assertThat(family.links())
                .extracting(link -> link.first() + " " + link.second() + " " + link.agreement())
                .containsExactly(
                        "116-hr-8 117-hr-1 OTHER_NOT_HELD",
                        "117-hr-1 117-s-1 ONE_SIDED",
                        "117-hr-1 117-s-2 CONTRADICTED");
        Link contradicted = family.links().getLast();
        assertThat(contradicted.sameMeasure()).isTrue();
        assertThat(contradicted.listings())
                .extracting(listing -> listing.by() + " " + listing.relations())
                .containsExactly(
                        "117-hr-1 " + List.of(Relation.read(IDENTICAL), Relation.read(RELATED)),
                        "117-s-2 " + List.of(Relation.read("Related bill (House)")));
    }

    @Test
    void aFamilyIsTheSameWhicheverMemberIsAskedAbout() {
        // Given
        files.says("117-hr-1", "117-s-1", IDENTICAL);
        files.says("117-hr-1", "117-hr-5", RELATED);
        files.says("117-s-1", "116-s-1", IDENTICAL);
        files.says("117-s-3", "116-s-1", RELATED);
        // When
        Set<Family> families = Set.of("117-hr-1", "117-s-1", "116-s-1").stream()
                .map(bill -> Family.of(id(bill), files))
                .collect(Collectors.toSet());
        // Then
        assertThat(families).hasSize(1);
    }

    @Test
    void manyMembersAndLongChainsAndManyRelatedAreCutAndSayIt() {
        // Given
        for (int i = 2; i <= 100; i++) {
            files.says("117-hr-1", "117-hr-" + i, IDENTICAL);
            files.says("118-hr-" + (i - 1), "118-hr-" + i, IDENTICAL);
        }
        for (int i = 1; i <= 300; i++) {
            files.says("119-hr-1", "119-s-" + i, RELATED);
        }
        // When
        Family wide = Family.of(id("117-hr-1"), files);
        Family far = Family.of(id("118-hr-1"), files);
        Family many = Family.of(id("119-hr-1"), files);
        // Then
        assertThat(wide.members()).hasSize(50);
        assertThat(wide.cut()).containsExactly(Family.Cut.MEMBERS);
        assertThat(far.members()).hasSize(9);
        assertThat(far.cut()).containsExactly(Family.Cut.STEPS);
        assertThat(many.related()).hasSize(200);
        assertThat(many.cut()).containsExactly(Family.Cut.RELATED);
    }

    @Test
    void whereNotAllWasReadNobodyIsSaidToBeSilent() {
        // Given
        files.says("117-hr-1", "117-s-1", IDENTICAL);
        files.here("117-s-1");
        files.cut = true;
        // When
        Family family = Family.of(id("117-hr-1"), files);
        // Then
        assertThat(family.cut()).containsExactly(Family.Cut.LISTINGS);
        assertThat(family.links()).extracting(Link::agreement).containsExactly(Agreement.NOT_READ);
    }

    @Test
    void aFileThatNamesItsOwnBillSaysNothing() {
        files.says("117-hr-1", "117-hr-1", IDENTICAL);
        assertThat(Family.of(id("117-hr-1"), files).links()).isEmpty();
    }

    @Test
    void reasonsAreTakenApart() {
        assertThat(Relation.read("Identical bill (CRS)")).isEqualTo(new Relation("Identical bill", "CRS", true));
        assertThat(Relation.read("identical bill ()")).isEqualTo(new Relation("identical bill", null, true));
        assertThat(Relation.read("Related document (Senate)"))
                .isEqualTo(new Relation("Related document", "Senate", false));
        assertThat(Relation.read("Related bill")).isEqualTo(new Relation("Related bill", null, false));
        assertThat(Relation.read(" (House)")).isEqualTo(new Relation(null, "House", false));
        assertThat(Relation.read("Not identical (to an (other))").sameMeasure()).isFalse();
    }

    private static BillId id(String text) {
        return BillId.parse(text);
    }

    /** Files in memory, which count how often they are asked. */
    private static final class Files implements Listings {

        private final List<Listing> all = new ArrayList<>();
        private final Set<BillId> here = new HashSet<>();
        private boolean cut;
        private int asked;

        void says(String by, String about, String... reasons) {
            here(by);
            all.add(new Listing(
                    id(by),
                    id(about),
                    null,
                    List.of(reasons).stream().map(Relation::read).toList()));
        }

        void here(String bill) {
            here.add(id(bill));
        }

        @Override
        public Around around(Set<BillId> bills) {
            asked++;
            return new Around(
                    all.stream()
                            .filter(l -> bills.contains(l.by()) || bills.contains(l.about()))
                            .toList(),
                    cut);
        }

        @Override
        public Set<BillId> held(Set<BillId> bills) {
            Set<BillId> found = new TreeSet<>(bills);
            found.retainAll(here);
            return found;
        }
    }
}
