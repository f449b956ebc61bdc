package org.habeas.language.name;

import java.util.List;

/**
 * One part of a name.
 *
 * @param written as it stands in the name
 * @param role by what the name shows: its ending, its place, a comma, capitals
 * @param certain the role is shown by more than the place
 * @param sounds each way to read it, the usual first; never empty
 */
public record NameToken(String written, Role role, boolean certain, List<Sounds> sounds) {

    public NameToken {
        sounds = List.copyOf(sounds);
    }

    NameToken as(Role newRole, boolean isCertain) {
        return new NameToken(written, newRole, isCertain, sounds);
    }

    /** Both written as one word. */
    NameToken and(NameToken next) {
        List<Sounds> joined = sounds.stream()
                .flatMap(mine -> next.sounds.stream()
                        .filter(its -> its.western() == mine.western() || next.sounds.size() == 1 || sounds.size() == 1)
                        .map(mine::and))
                .toList();
        return new NameToken(written + " " + next.written, role == Role.PARTICLE ? next.role : role, false, joined);
    }

    boolean isCore() {
        return role == Role.GIVEN || role == Role.FAMILY;
    }
}
