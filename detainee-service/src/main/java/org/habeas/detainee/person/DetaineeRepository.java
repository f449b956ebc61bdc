package org.habeas.detainee.person;

import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.Until;
import org.habeas.detainee.erasure.ErasedPeople;
import org.habeas.detainee.match.NameIndex;
import org.habeas.detainee.statement.DisplayRule;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Said;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.Statements;
import org.habeas.language.edtf.Edtf;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Finds and stores people and the statements about them; the only place with queries about them. */
@ApplicationScoped
class DetaineeRepository implements PanacheRepositoryBase<Detainee, UUID> {

    /** All ids whose statements the record shows: its own and those that are merged into it. */
    private static final String OF_RECORD =
            "detainee_id = any(array(select id from detainee where merged_into = :id) || cast(:id as uuid))";

    private static final String WHOM =
            " select d.id, d.slug, d.name, d.held_since, d.revision, d.updated from detainee d";

    private static final ObjectReader SUMMARY = Json.mapper().readerFor(DetaineeSummary.class);

    private final NameIndex names;

    DetaineeRepository(NameIndex names) {
        this.names = names;
    }

    /** Locks a person until the end of the transaction, whether the record exists yet or not. */
    Optional<Detainee> lock(UUID id) {
        getEntityManager()
                .createNativeQuery(
                        "insert into detainee_lock (id) values (:id) on conflict (id) do update set id = excluded.id")
                .setParameter("id", id)
                .executeUpdate();
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Takes the names of a record that is absorbed out of all searches: the survivor has them. */
    void unindex(UUID id) {
        flush();
        names.clear(id);
    }

    Optional<Detainee> findBySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    /** Whose slug this is or was. */
    Optional<UUID> ownerOfSlug(String slug) {
        return getEntityManager()
                .createNativeQuery("select detainee_id from detainee_slug where slug = :slug", Object.class)
                .setParameter("slug", slug)
                .getResultStream()
                .map(UUID.class::cast)
                .findFirst();
    }

    /** Gives a slug to a person; false if it was ever given, to somebody who was erased too. Two who want the same one wait for each other. */
    boolean takeSlug(String slug, UUID id) {
        return getEntityManager()
                        .createNativeQuery(
                                "insert into detainee_slug (slug, detainee_id) select :slug, :id where not exists"
                                        + " (select from erased_slug where sha256 = "
                                        + ErasedPeople.hashOf("cast(:slug as text)")
                                        + ") on conflict (slug) do nothing")
                        .setParameter("slug", slug)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** Keeps a statement; false if this very one was there. */
    boolean add(Statement s) {
        return getEntityManager()
                        .unwrap(Session.class)
                        .createNativeMutationQuery(
                                "insert into statement (id, detainee_id, property, value, valid_from,"
                                        + " valid_from_earliest, valid_from_latest, valid_to, valid_to_earliest,"
                                        + " valid_to_latest, name, evidence, tlp, recorded_at, recorded_by, confirmed_by, said)"
                                        + " values (:id, :subject, :property, :value, :from, :fromEarliest, :fromLatest,"
                                        + " :to, :toEarliest, :toLatest, cast(:name as jsonb), cast(:evidence as jsonb),"
                                        + " :tlp, :at, :by, :confirmedBy, cast(:said as jsonb)) on conflict (id) do nothing")
                        .setParameter("id", s.id())
                        .setParameter("subject", s.subject())
                        .setParameter("property", s.property().code())
                        .setParameter("value", s.value())
                        .setParameter("from", s.validFrom(), String.class)
                        .setParameter("fromEarliest", earliest(s.from()), LocalDate.class)
                        .setParameter("fromLatest", latest(s.from()), LocalDate.class)
                        .setParameter("to", s.validTo(), String.class)
                        .setParameter("toEarliest", earliest(s.to()), LocalDate.class)
                        .setParameter("toLatest", latest(s.to()), LocalDate.class)
                        .setParameter(
                                "name",
                                s.name() == null
                                        ? null
                                        : Json.mapper().valueToTree(s.name()).toString(),
                                String.class)
                        .setParameter(
                                "evidence",
                                Json.mapper().valueToTree(s.evidence()).toString())
                        .setParameter("tlp", s.tlp().label())
                        .setParameter("at", s.recordedAt().atOffset(ZoneOffset.UTC))
                        .setParameter("by", s.recordedBy(), String.class)
                        .setParameter("confirmedBy", s.confirmedBy(), String.class)
                        .setParameter(
                                "said",
                                s.said().equals(Said.PLAIN)
                                        ? null
                                        : Json.mapper().valueToTree(s.said()).toString(),
                                String.class)
                        .executeUpdate()
                == 1;
    }

    /** Takes a statement out of all that is said; the row stays. */
    void supersede(Statement s, Instant at) {
        getEntityManager()
                .createNativeQuery("update statement set superseded_at = :at where id = :id")
                .setParameter("at", at.atOffset(ZoneOffset.UTC))
                .setParameter("id", s.id())
                .executeUpdate();
    }

    /** All that is said about a person and not superseded, in the order of recording. */
    List<Statement> statements(UUID id) {
        return select(OF_RECORD + " and superseded_at is null", Map.of("id", id));
    }

    /** Of {@link #statements(UUID)} those that were addressed to one of these ids. */
    List<Statement> addressedTo(Collection<UUID> ids) {
        return select("detainee_id = any(:ids) and superseded_at is null", Map.of("ids", ids.toArray(UUID[]::new)));
    }

    /** As {@link #statements(UUID)}, of several people in one query. */
    Map<UUID, List<Statement>> statements(List<UUID> ids) {
        Map<UUID, List<Statement>> found = new HashMap<>();
        for (Object row : getEntityManager()
                .createNativeQuery(
                        StatementRows.SELECT
                                + ", (select coalesce(d.merged_into, d.id) from detainee d where d.id = detainee_id)"
                                + " from statement where detainee_id = any(array(select id from detainee"
                                + " where merged_into = any(:ids)) || cast(:ids as uuid[])) and superseded_at is null"
                                + " order by recorded_at, id",
                        Object[].class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList()) {
            Object[] columns = (Object[]) row;
            found.computeIfAbsent((UUID) columns[13], i -> new ArrayList<>()).add(StatementRows.read(columns));
        }
        return found;
    }

    /** All that was said under these ids at an instant, and not superseded by then. */
    List<Statement> statementsAt(Collection<UUID> ids, Instant asOf) {
        return select(
                "detainee_id = any(:ids) and recorded_at <= :at and (superseded_at is null or superseded_at > :at)",
                Map.of("ids", ids.toArray(UUID[]::new), "at", asOf.atOffset(ZoneOffset.UTC)));
    }

    /** What is said now under these ids and was recorded after an instant, whatever it took the place of. */
    List<Statement> statementsSince(Collection<UUID> ids, Instant after) {
        return select(
                "detainee_id = any(:ids) and recorded_at > :at and superseded_at is null",
                Map.of("ids", ids.toArray(UUID[]::new), "at", after.atOffset(ZoneOffset.UTC)));
    }

    /** When the first thing was said about a person. */
    Optional<Instant> knownSince(UUID id) {
        return getEntityManager()
                .createNativeQuery("select min(recorded_at) from statement where detainee_id = :id", Object.class)
                .setParameter("id", id)
                .getResultStream()
                .filter(Objects::nonNull)
                .map(StatementRows::instant)
                .findFirst();
    }

    /** Which record shows a statement, whether it still counts or not. */
    Optional<UUID> subjectOf(String statement) {
        return getEntityManager()
                .createNativeQuery(
                        "select coalesce(d.merged_into, s.detainee_id) from statement s"
                                + " left join detainee d on d.id = s.detainee_id where s.id = :id",
                        Object.class)
                .setParameter("id", statement)
                .getResultStream()
                .map(UUID.class::cast)
                .findFirst();
    }

    /** The records, in the order of their ids, that show something which rests on a document and is less restricted than this. */
    List<UUID> restingBelow(UUID document, Tlp mark) {
        List<UUID> people = new ArrayList<>();
        getEntityManager()
                .createNativeQuery(
                        "select distinct coalesce(d.merged_into, d.id) as record from statement s join detainee d on"
                                + " d.id = s.detainee_id where s.evidence ->> 'documentId' = :document"
                                + " and s.superseded_at is null and s.tlp = any(:below) order by record",
                        Object.class)
                .setParameter("document", document.toString())
                .setParameter(
                        "below",
                        Arrays.stream(Tlp.values())
                                .filter(lower -> !lower.covers(mark))
                                .map(Tlp::label)
                                .toArray(String[]::new))
                .getResultList()
                .forEach(id -> people.add((UUID) id));
        return people;
    }

    private List<Statement> select(String which, Map<String, ?> values) {
        var query = getEntityManager()
                .createNativeQuery(
                        StatementRows.SELECT + " from statement where " + which + " order by recorded_at, id",
                        Object[].class);
        values.forEach(query::setParameter);
        List<Statement> found = new ArrayList<>();
        for (Object row : query.getResultList()) {
            found.add(StatementRows.read((Object[]) row));
        }
        return found;
    }

    /** What somebody said when they added the person, with the marks of then, superseded since or not. */
    List<Statement> broughtWith(UUID id, String subject) {
        return select(
                "detainee_id = :id and recorded_by = :subject"
                        + " and recorded_at = (select min(recorded_at) from statement where detainee_id = :id)",
                Map.of("id", id, "subject", subject));
    }

    /** Replaces the rows that searches look at: public names, and those above for whoever may see them. */
    void index(DetaineeSummary s) {
        flush();
        names.clear(s.id());
        for (DetaineeSummary.Name name : s.names()) {
            names.add(s.id(), name.text(), Tlp.CLEAR.label());
        }
        Statements.counted(statements(s.id())).stream()
                .filter(said -> said.property() == Property.NAME && said.tlp() != Tlp.CLEAR)
                .sorted(Comparator.comparing(Statement::tlp)) // of two marks the lower one: what is there stays
                .forEach(said -> names.add(s.id(), said.value(), said.tlp().label()));
    }

    /**
     * Ids of records that a day which has come, or another rule, lets be computed anew, in the order of ids after one. What a
     * later rule computed is left to those who know that rule: replicas of two versions would undo each other's work.
     */
    List<UUID> due(LocalDate today, String rule, UUID after, int limit) {
        return find(
                        "mergedInto is null and ruleNumber <= ?1 and (nextLimit <= ?2 or computedBy <> ?3) and id > ?4 order by id",
                        DisplayRule.NUMBER,
                        today,
                        rule,
                        after)
                .page(0, limit)
                .stream()
                .map(Detainee::id)
                .toList();
    }

    /** How many records a later rule computed. */
    long computedByLaterRules() {
        return count("mergedInto is null and ruleNumber > ?1", DisplayRule.NUMBER);
    }

    /** These people, in their order; whoever is gone is left out. */
    List<Detainee> inOrder(List<UUID> ids) {
        Map<UUID, Detainee> found =
                list("id in ?1", ids).stream().collect(Collectors.toMap(Detainee::id, detainee -> detainee));
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .toList();
    }

    /** The public summaries of these people, in no order. */
    List<DetaineeSummary> summaries(Collection<UUID> ids) {
        List<DetaineeSummary> found = new ArrayList<>();
        if (!ids.isEmpty()) {
            values(
                            "select cast(d.summary as text) from detainee d where d.id = any(:ids)",
                            Map.of("ids", ids.toArray(UUID[]::new)))
                    .getResultList()
                    .forEach(summary -> found.add(summary((String) summary)));
        }
        return found;
    }

    /** Of the people selected what a past is told by, in the order of their names. */
    List<Whom> whom(Selection people, int limit) {
        return whom(
                people.with() + WHOM + " where " + String.join(" and ", people.where()) + " order by "
                        + DetaineeSort.NAME.order() + " limit " + limit,
                people.values());
    }

    /** The same of these people, in their order; whoever is gone is left out. */
    List<Whom> whom(List<UUID> ids) {
        Map<UUID, Whom> found = whom(WHOM + " where d.id = any(:ids)", Map.of("ids", ids.toArray(UUID[]::new))).stream()
                .collect(Collectors.toMap(Whom::id, whom -> whom));
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .toList();
    }

    private List<Whom> whom(String sql, Map<String, ?> values) {
        List<Whom> found = new ArrayList<>();
        for (Object row : rows(sql, values).getResultList()) {
            Object[] cells = (Object[]) row;
            found.add(new Whom(
                    (UUID) cells[0],
                    (String) cells[1],
                    (String) cells[2],
                    (LocalDate) cells[3],
                    (Long) cells[4],
                    StatementRows.instant(cells[5])));
        }
        return found;
    }

    private static DetaineeSummary summary(String json) {
        try {
            return SUMMARY.readValue(json);
        } catch (IOException e) {
            throw new IllegalStateException("the summary of a detainee is not readable", e);
        }
    }

    long count(Selection people) {
        String sql = people.with() + " select count(*) from detainee d where " + String.join(" and ", people.where());
        return (Long) values(sql, people.values()).getSingleResult();
    }

    /** A query of rows with one value each. */
    Query values(String sql, Map<String, ?> parameters) {
        return bound(getEntityManager().createNativeQuery(sql, Object.class), sql, parameters);
    }

    /** A query of rows with several values. */
    Query rows(String sql, Map<String, ?> parameters) {
        return bound(getEntityManager().createNativeQuery(sql, Object[].class), sql, parameters);
    }

    private static Query bound(Query query, String sql, Map<String, ?> parameters) {
        Until.bind(query, sql, parameters);
        return query;
    }

    private static @Nullable LocalDate earliest(@Nullable Edtf date) {
        return date == null ? null : date.earliest();
    }

    private static @Nullable LocalDate latest(@Nullable Edtf date) {
        return date == null ? null : date.latest();
    }
}
