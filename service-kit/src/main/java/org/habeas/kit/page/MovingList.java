package org.habeas.kit.page;

/**
 * A table of records whose places in lists change, and the table of the places that they have left. The names are parts of statements,
 * so never from outside.
 *
 * @param records with a column {@code placed}, the transaction by which a record came to its place
 * @param places with columns {@code came}, {@code went} and {@code went_at}
 */
public record MovingList(String records, String places) {}
