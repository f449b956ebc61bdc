package org.habeas.legislation.member;

import java.time.LocalDate;
import java.util.List;
import org.habeas.kit.page.Cursor;

/** Where a bill stands in the list of a member's bills. */
record MemberPlace(LocalDate introduced, String bill, int ordinal) {

    static MemberPlace of(List<String> keys) {
        try {
            return new MemberPlace(Cursor.day(keys.get(0)), keys.get(1), Integer.parseInt(keys.get(2)));
        } catch (NumberFormatException e) {
            throw Cursor.foreign();
        }
    }

    List<String> keys() {
        return List.of(introduced.toString(), bill, Integer.toString(ordinal));
    }
}
