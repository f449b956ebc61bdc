package org.habeas.kit.change;

import java.util.List;
import org.habeas.contracts.Change;

/** @param next the position to ask after next; the same as before when nothing came */
public record ChangePage(List<Change> items, long next) {}
