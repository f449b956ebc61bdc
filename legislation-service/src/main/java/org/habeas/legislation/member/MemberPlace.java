package org.habeas.legislation.member;

import java.time.LocalDate;
import java.util.List;
import org.habeas.kit.page.Cursor;

/** Where a bill stands in the list of a member's bills, told by what other rows of the bill do not move. */
record MemberPlace(LocalDate introduced, String bill, String role, LocalDate joined) {

    static MemberPlace of(List<String> keys) {
        return new MemberPlace(Cursor.day(keys.get(0)), keys.get(1), keys.get(2), Cursor.day(keys.get(3)));
    }

    List<String> keys() {
        return List.of(introduced.toString(), bill, role, joined.toString());
    }
}
