package org.habeas.ingest.stranger;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words that speak of somebody who is held. The first look at a text is for the beginnings of such words: most texts have none, and cost
 * no more.
 */
final class CustodyWords {

    /** Beginnings of them. */
    private static final WordStems STEMS = WordStems.of(words(
            "detain detention arrest jail imprison prison sentenc hostage captiv abduct kidnap custody incarcerat interned internment"
                    + " convict released release releasing freed freeing freedom_for languish behind_bars trial gulag"
                    + " détenu détention emprisonn incarcér arrêt condamn otage libér enlev"
                    + " inhaft verhaft häftling gefängnis gefangen festgenommen geisel verurteil freilass freigelassen"
                    + " арест задерж заключ осужд осуждён приговор тюрьм политзаключ узник заложник похищ освобо плен"
                    + " ձերբակալ կալանավոր բանտ դատապարտ գերի գերե պատանդ քաղբանտարկյալ ազատազրկ ազատ"
                    + " həbs saxlanıl məhbus girov məhkum azadlıq"));

    /** Said of somebody: "was detained", "the jailed writer". */
    static final Set<String> HELD = set(
            "detained arrested rearrested re-arrested jailed imprisoned sentenced convicted abducted"
                    + " kidnapped incarcerated interned remanded released freed amnestied pardoned captured re-detained"
                    + " arrêté arrêtée arrêtés emprisonné emprisonnée emprisonnés détenu détenue détenus condamné condamnée condamnés"
                    + " incarcéré incarcérée incarcérés libéré libérée libérés enlevé enlevée"
                    + " verhaftet inhaftiert festgenommen verurteilt freigelassen entführt gefangengenommen"
                    + " арестован арестована арестованы задержан задержана задержаны осужден осуждена осуждены осуждён"
                    + " приговорен приговорена приговорён похищен похищена освобожден освобождена освобождён"
                    + " ձերբակալվել ձերբակալվեց կալանավորվել կալանավորվեց բանտարկվել դատապարտվել դատապարտվեց ազատվել գերեվարվել");

    /** Before a name, said of whom it names: "jailed journalist X", "sentenced X to". */
    static final Set<String> HELD_BEFORE =
            set("detained arrested jailed imprisoned sentenced convicted abducted kidnapped incarcerated"
                    + " detaining arresting jailing imprisoning sentencing abducting kidnapping incarcerating convicting"
                    + " release releasing freeing free freed interned"
                    + " inhaftierte inhaftierten inhaftierter verhaftete verhafteten verurteilten");

    /** A person who is held. */
    static final Set<String> PRISONER = set("prisoner prisoners hostage hostages detainee detainees captive captives"
            + " prisonnier prisonnière prisonniers otage otages détenu détenue détenus"
            + " häftling geisel gefangene gefangener gefangenen geiseln"
            + " политзаключенный политзаключённый политзаключенная политзаключённая заложник заложница узник узница"
            + " քաղբանտարկյալ քաղբանտարկյալներ գերի ռազմագերի պատանդ կալանավոր բանտարկյալ"
            + " məhbus məhbusu məhbuslar girov girovlar");

    /** What is done to somebody, as a thing: "the detention of X", "X's arrest". */
    static final Set<String> HOLDING =
            set("detention arrest arrests imprisonment incarceration jailing abduction kidnapping"
                    + " captivity internment release custody sentencing sentence conviction trial freedom liberation jail prison"
                    + " détention arrestation emprisonnement incarcération libération enlèvement condamnation"
                    + " freilassung verhaftung inhaftierung festnahme verurteilung entführung gefangenschaft");

    /** Where somebody is who is held. */
    static final Set<String> PLACE = set("prison jail custody detention captivity pre-trial pretrial gulag"
            + " gefängnis haft untersuchungshaft détention");

    private CustodyWords() {}

    /** Where the next such word begins, or -1. */
    static int next(String text, int from) {
        return STEMS.next(text, from);
    }

    /** The words of a line, each once. */
    static Set<String> set(String line) {
        return Set.copyOf(List.of(words(line)));
    }

    /** The words of a line. */
    static String[] words(String line) {
        return line.strip().toLowerCase(Locale.ROOT).split("\\s+");
    }
}
