package org.habeas.language.name;

/** What a part of a name is in it. */
public enum Role {
    GIVEN,
    FAMILY,
    /** The father's name, such as Vladimirovich, Karleni or Nizami oglu. */
    PATRONYMIC,
    /** The first letter of one of the others. */
    INITIAL,
    /** An article or a word such as bin, van or de. */
    PARTICLE
}
