package org.habeas.detainee.person;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.detainee.statement.CaseFile;
import org.habeas.detainee.statement.Evidence;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Stance;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.ThingProperty;
import org.habeas.detainee.statement.ThingRecord;
import org.habeas.language.edtf.Edtf;
import org.habeas.language.edtf.EdtfWords;
import org.jspecify.annotations.Nullable;
import tech.followthemoney.entity.ValueEntity;
import tech.followthemoney.model.Model;

/**
 * A person in the words of FollowTheMoney: a Person, an Event for each thing that is said of their custody, a Position and an
 * Occupancy for each office, a CourtCase and a CourtCaseParty for each case. FollowTheMoney has no custody, so an Event says what the
 * code is, and no dates but prefixes of a day, so a date is cut to what is certain of it and told in full in words. Ids are
 * made of what they stand for: two people of one case have the same CourtCase, which then comes with each of them.
 */
final class FtmEntities {

    private static final String DATASET = "habeas";
    private static final Model MODEL = model();

    /** English names of countries as sources write them, and the codes that FollowTheMoney has for them. */
    private static final Map<String, String> COUNTRIES =
            MODEL.getType("country").getValues().orElseThrow().entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            e -> e.getValue().toLowerCase(Locale.ROOT), Map.Entry::getKey, (a, b) -> a));

    private final ExportedPerson exported;
    private final String person;
    private final Map<String, ValueEntity> entities = new LinkedHashMap<>();

    private FtmEntities(ExportedPerson exported) {
        this.exported = exported;
        this.person = exported.record().summary().id().toString();
    }

    /** The entities, the Person first; an id comes once. */
    static List<FtmEntity> of(ExportedPerson exported) {
        FtmEntities entities = new FtmEntities(exported);
        entities.person();
        entities.each(Property.CUSTODY, entities::custody);
        entities.each(Property.OFFICE, entities::office);
        exported.record().caseFiles().stream().filter(file -> file.id() != null).forEach(entities::courtCase);
        List<FtmEntity> written = new ArrayList<>();
        entities.entities.values().forEach(e -> written.add(written(e)));
        return written;
    }

    private void person() {
        ValueEntity e = entity(person, "Person");
        add(e, "name", exported.record().summary().name());
        each(Property.NAME, s -> add(e, isAlias(s) ? "alias" : "name", s.value()));
        each(Property.BIRTH_DATE, s -> prefix(s.value()).ifPresent(date -> add(e, "birthDate", date)));
        each(Property.BIRTH_PLACE, s -> add(e, "birthPlace", s.value()));
        each(Property.CITIZENSHIP, s -> country(s.value()).ifPresent(code -> add(e, "citizenship", code)));
        each(Property.OFFICE, s -> add(e, "position", s.value()));
        each(Property.GROUP, s -> add(e, "keywords", s.value()));
        each(Property.CHARGED_UNDER, s -> add(e, "notes", "Charged: " + s.value()));
        each(Property.SENTENCE, s -> add(e, "notes", "Sentence: " + s.value()));
        each(Property.RELEASE_MANNER, s -> add(e, "notes", "Release: " + s.value()));
        exported.told().forEach(s -> source(e, s.evidence()));
        add(e, "summary", Headlines.of(null, exported.record().summary()));
    }

    /** What has no place in the words of FollowTheMoney, or is not for others' tools as health and relatives, is left out. */
    private void each(Property property, Consumer<Statement> use) {
        exported.told().stream().filter(s -> s.property() == property).forEach(use);
    }

    private static boolean isAlias(Statement s) {
        return s.name() != null && s.name().kind().equals("alias");
    }

    /** One for each thing said of the same time, with all who say it; contradictions stand beside each other. */
    private void custody(Statement s) {
        ValueEntity e = entity(id("custody", s.value(), s.validFrom(), s.validTo()), "Event");
        add(e, "name", "Custody of " + exported.record().summary().name() + ": " + s.value());
        add(e, "involved", person);
        add(e, "keywords", s.value());
        times(e, s);
        source(e, s.evidence());
    }

    private void office(Statement s) {
        ValueEntity post = entity(Statement.sha256("office " + s.value()), "Position");
        add(post, "name", s.value());
        ValueEntity e = entity(id("occupancy", s.value(), s.validFrom(), s.validTo()), "Occupancy");
        add(e, "holder", person);
        add(e, "post", post.getId());
        times(e, s);
        source(e, s.evidence());
    }

    /** A case that is called the same by what is said of two people is one; what is but addressed by a name is the person's own. */
    private void courtCase(CaseFile file) {
        List<String> called = values(Property.CASE, file.properties());
        ValueEntity courtCase = entity(
                called.isEmpty() ? String.valueOf(file.id()) : Statement.sha256("case " + called.getFirst()),
                "CourtCase");
        called.forEach(name -> add(courtCase, "name", name));
        add(courtCase, "name", String.valueOf(file.name()));
        values(Property.CASE_NUMBER, file.properties()).forEach(number -> add(courtCase, "caseNumber", number));
        values(Property.COURT, file.properties()).forEach(court -> add(courtCase, "court", court));
        ValueEntity party = entity(id("party", String.valueOf(file.id()), null, null), "CourtCaseParty");
        add(party, "party", person);
        add(party, "case", courtCase.getId());
        add(party, "role", "defendant");
        List<String> stage = values(Property.PROCEEDINGS, file.properties());
        add(party, "status", stage.isEmpty() ? exported.record().summary().proceedings() : stage.getFirst());
        file.charges().forEach(t -> each(Property.CHARGED_UNDER, "Charged: ", t, party));
        file.sentences().forEach(t -> each(Property.SENTENCE, "Sentence: ", t, party));
        file.properties().forEach(p -> p.statements().forEach(s -> source(party, s.evidence())));
        file.hearings().forEach(hearing -> hearing(hearing, String.valueOf(file.name())));
    }

    private static void each(Property property, String word, ThingRecord thing, ValueEntity party) {
        values(property, thing.properties()).forEach(value -> add(party, "description", word + value));
        thing.properties().forEach(p -> p.statements().forEach(s -> source(party, s.evidence())));
    }

    private void hearing(ThingRecord hearing, String name) {
        ValueEntity e = entity(hearing.id(), "Event");
        add(e, "name", "Hearing of " + name + ": " + hearing.name());
        add(e, "involved", person);
        time(e, "startDate", "Day: ", hearing.since());
        values(Property.HEARING, hearing.properties()).forEach(value -> add(e, "description", value));
        hearing.properties().forEach(p -> p.statements().forEach(s -> source(e, s.evidence())));
    }

    /** What is shown, and beside it what other sources say. */
    private static List<String> values(Property property, List<ThingProperty> properties) {
        return properties.stream()
                .filter(p -> p.property() == property)
                .flatMap(p -> Stream.concat(
                        Stream.ofNullable(p.value()),
                        p.value() == null
                                ? Stream.empty()
                                : p.statements().stream()
                                        .filter(s -> s.stance() == Stance.SUPPORTS)
                                        .map(ThingProperty.SaidOfThing::value)))
                .distinct()
                .toList();
    }

    private String id(String kind, String value, @Nullable String from, @Nullable String to) {
        return Statement.sha256(String.join("\n", person, kind, value, String.valueOf(from), String.valueOf(to)));
    }

    private ValueEntity entity(String id, String schema) {
        return entities.computeIfAbsent(id, i -> {
            ValueEntity e = new ValueEntity(i, MODEL.getSchema(schema));
            e.setDatasets(Set.of(DATASET));
            return e;
        });
    }

    private static void times(ValueEntity e, Statement s) {
        time(e, "startDate", "Start: ", s.validFrom());
        time(e, "endDate", "End: ", s.validTo());
    }

    private static void time(ValueEntity e, String property, String word, @Nullable String edtf) {
        if (edtf != null) {
            prefix(edtf).ifPresent(date -> add(e, property, date));
            add(e, "description", word + EdtfWords.of(edtf) + ".");
        }
    }

    private static void source(ValueEntity e, Evidence evidence) {
        if (evidence.url() != null) {
            add(e, "sourceUrl", evidence.url());
        }
        if (evidence.publisher() != null) {
            add(e, "publisher", evidence.publisher());
        }
    }

    private static Optional<String> prefix(String edtf) {
        return Edtf.parse(edtf).flatMap(Edtf::certainPrefix);
    }

    private static Optional<String> country(String name) {
        return Optional.ofNullable(COUNTRIES.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Each value once, and none that is longer than the model has room for. */
    private static void add(ValueEntity e, String property, String value) {
        tech.followthemoney.model.Property p = e.getSchema().getProperty(property);
        if (p == null) {
            throw new IllegalStateException(
                    "FollowTheMoney has no " + property + " of " + e.getSchema().getName());
        }
        if (value.length() <= p.getMaxLength() && !e.getValues(p).contains(value)) {
            e.addValue(p, value);
        }
    }

    /** The library also writes times of its own, which would differ in each export of the same record. */
    private static FtmEntity written(ValueEntity e) {
        Map<String, List<String>> properties = new TreeMap<>();
        e.getDefinedProperties().forEach(p -> properties.put(p.getName(), List.copyOf(e.getValues(p))));
        return new FtmEntity(
                e.getId(), e.getCaption(), e.getSchema().getName(), properties, List.copyOf(e.getDatasets()));
    }

    private static Model model() {
        try {
            return Model.loadDefault();
        } catch (IOException e) {
            throw new UncheckedIOException("the model of FollowTheMoney is not there", e);
        }
    }
}
