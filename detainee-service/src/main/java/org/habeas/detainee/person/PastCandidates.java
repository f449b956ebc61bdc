package org.habeas.detainee.person;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.habeas.detainee.document.Until;

/**
 * Of whom the past has to be computed before a filter can be asked: the fewest people among whom are all whom it selects, found by the
 * indexes of the present and by what came since.
 *
 * @param marks of the documents that the reader may know of
 * @param alike people of whom a name of today matches the one it is given
 */
record PastCandidates(DetaineeFilter filter, Past past, List<String> marks, Function<String, List<UUID>> alike) {

    /** Whose record may have changed since: more was said of them, they were joined or parted, a day came. */
    private static final String TOUCHED =
            "touched (id) as (select detainee_id from statement where recorded_at > :pastAt"
                    + " union select unnest(array[survivor, absorbed]) from merge_edge where judgement = 'same'"
                    + " and (made_at > :pastAt or undone_at > :pastAt)"
                    + " union select id from detainee where updated > :pastAt or next_limit <= :knownOn), ";

    /** Names that were known and that nobody is found by any more. */
    private static final String LOST_NAMES =
            "select s.detainee_id from statement s join touched t on t.id = s.detainee_id"
                    + " join detainee p on p.id = s.detainee_id where s.property = 'name' and s.recorded_at <= :pastAt"
                    + " and not exists (select from detainee_name n where n.detainee_id = coalesce(p.merged_into, p.id)"
                    + " and n.text = s.value and n.tlp = 'CLEAR')";

    /** Records that were known and stood by themselves. */
    private static final List<String> STOOD = List.of(
            "not exists (select from merge_edge e where e.absorbed = d.id and " + Until.JOINED + ")",
            "exists (select from statement s where s.detainee_id = d.id and s.recorded_at <= :pastAt)");

    /** All of whom the past has to be computed, whether something changed since or not. */
    Selection all() {
        return past.asOf() == null ? standing() : known(new ArrayList<>(STOOD));
    }

    /** Those of whom something may have changed since an instant. */
    Selection changed() {
        List<String> where = new ArrayList<>(STOOD);
        where.add("d.id in (select id from changed)");
        return known(where);
    }

    /** Those who stand as they stood at an instant, selected by how they now stand. */
    Selection unchanged() {
        Map<String, Object> values = values();
        List<String> where = filter.where(values, marks, alike, past.until());
        where.add("d.id not in (select id from changed)");
        return new Selection(with(), where, values);
    }

    /** Names and groups are of no day. */
    private Selection standing() {
        Map<String, Object> values = new HashMap<>();
        List<String> where = filter.whom(values, marks, alike, past.until());
        return new Selection("", where, values);
    }

    private Selection known(List<String> where) {
        Map<String, Object> values = values();
        filter.whom(new HashMap<>(), marks, name -> List.of(), past.until()); // what is wrong with it is told
        String with = with();
        if (filter.isNamed()) {
            with += hits(values, filter.called(values, alike), "");
            where.add("d.id in (select id from hits)");
        } else if (filter.bill != null) {
            String documented = DetaineeFilter.documented(values, filter.bill, marks, past.until());
            with += hits(
                    values,
                    DetaineeFilter.titled(values, filter.bill, past.until()),
                    " union select detainee_id from (" + documented + ") m");
            where.add("d.id in (select id from hits)");
        }
        return new Selection(with, where, values);
    }

    /** The records that showed then whoever is found by a name of today, or by one that is lost. */
    private static String hits(Map<String, Object> values, String called, String others) {
        return ", hit (id) as (select m.id from detainee m join detainee d on d.id = coalesce(m.merged_into, m.id) where "
                + called + " union " + LOST_NAMES + others + "), " + upwards("hits", "hit");
    }

    private static String with() {
        return "with recursive " + TOUCHED + upwards("changed", "touched");
    }

    private static String upwards(String name, String from) {
        return name + " (id) as (select id from " + from + " union select e.survivor from merge_edge e join " + name
                + " u on e.absorbed = u.id where " + Until.JOINED + ")";
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>(past.until().values());
        values.put("knownOn", LocalDate.ofInstant(Objects.requireNonNull(past.asOf()), ZoneOffset.UTC));
        return values;
    }
}
