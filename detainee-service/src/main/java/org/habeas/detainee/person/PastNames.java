package org.habeas.detainee.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.habeas.detainee.document.Until;
import org.habeas.detainee.match.NamesThen;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Statements;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;

/** What people were called by what was known then, found as lists of the past find them. */
@ApplicationScoped
class PastNames implements NamesThen {

    private final DetaineeRepository detainees;
    private final PastPeople people;

    PastNames(DetaineeRepository detainees, PastPeople people) {
        this.detainees = detainees;
        this.people = people;
    }

    @Override
    public List<PersonThen> likely(String asked, List<UUID> alike, List<String> marks, Until until, int share) {
        int most = PastLists.MOST_COMPUTED / share;
        Past past = new Past(until.on(), until.asOf());
        DetaineeFilter filter = new DetaineeFilter();
        filter.q = asked;
        List<Whom> candidates = detainees.whom(new PastCandidates(filter, past, marks, name -> alike).all(), most + 1);
        if (candidates.size() > most) {
            String detail = "The past of more than " + most
                    + " people would have to be computed for one of the names. Ask for a later instant, or for fewer names at once.";
            throw new Unprocessable(detail, FieldProblem.parameter("asOf", "too-many", detail));
        }
        return people.stood(candidates, past).stream()
                .map(s -> person(s, people.view(s, past), marks))
                .toList();
    }

    private static PersonThen person(PastPeople.Stood stood, DetaineeView view, List<String> marks) {
        List<NameThen> names = Statements.counted(stood.known().statements().stream()
                        .filter(s -> marks.contains(s.tlp().label()))
                        .toList())
                .stream()
                .filter(s -> s.property() == Property.NAME)
                .map(s -> new NameThen(s.value(), s.tlp()))
                .toList();
        return new PersonThen(
                stood.whom().id(),
                stood.whom().slug(),
                view.summary().name(),
                names,
                view.born().stream()
                        .filter(b -> b.property().equals(Property.BIRTH_DATE.code()))
                        .map(DetaineeView.Stated::value)
                        .toList(),
                view.summary().heldSince());
    }
}
