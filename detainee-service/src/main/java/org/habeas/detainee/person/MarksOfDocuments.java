package org.habeas.detainee.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.RestingStatements;

/** Restricts what rests on a document that is more restricted than it was, and takes back what rests on one that is withdrawn. */
@ApplicationScoped
class MarksOfDocuments implements RestingStatements {

    private final DetaineeRepository detainees;
    private final DetaineeService people;

    MarksOfDocuments(DetaineeRepository detainees, DetaineeService people) {
        this.detainees = detainees;
        this.people = people;
    }

    @Override
    @Transactional
    public void restrict(UUID document, Tlp mark) {
        if (mark != Tlp.CLEAR) {
            detainees.restingBelow(document, mark).forEach(person -> people.restrict(person, document, mark));
        }
    }

    @Override
    @Transactional
    public void withdraw(UUID document, String why) {
        detainees.restingOn(document).forEach(person -> people.withdraw(person, document, why));
    }
}
