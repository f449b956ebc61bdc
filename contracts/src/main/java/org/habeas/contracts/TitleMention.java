package org.habeas.contracts;

import java.util.List;
import java.util.UUID;

/**
 * Where the title of a bill names a tracked person: the same on the bill's side and on the person's, for both read the title by one rule.
 * Only public names are looked for.
 *
 * @param title of the bill, as the legislation-service tells it
 * @param text the name as the title writes it
 * @param start of the text in the title, in UTF-16 code units
 * @param end exclusive
 * @param name the public name of the person that the text is a spelling of
 * @param alternatives other tracked people who have that name, too, and whom the title may mean instead; at most 10
 */
public record TitleMention(String title, String text, int start, int end, String name, List<UUID> alternatives) {}
