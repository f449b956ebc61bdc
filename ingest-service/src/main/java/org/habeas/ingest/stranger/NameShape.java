package org.habeas.ingest.stranger;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether words look like the full name of a person: two to six words with capitals, particles and initials between them,
 * none of which names an office, an organisation, a place or a time. Who looks only so is nobody yet; see {@link Strangers}.
 *
 * @param title the first title before the name, or the first word of the name
 * @param first the first word of the name
 * @param after the word behind it
 */
record NameShape(int title, int first, int after) {

    private static final int MOST_CAPITALS = 6;
    private static final int MOST_WORDS = 9;

    /** Before a name; never part of it. */
    static final Set<String> TITLES =
            CustodyWords.set("mr mrs ms miss dr prof professor sir president presidents minister ministers"
                    + " premier speaker secretary senator sen representative rep congressman congresswoman general colonel major captain"
                    + " lieutenant sergeant father reverend rev pastor bishop archbishop imam sheikh rabbi ambassador deputy chairman"
                    + " academician judge prosecutor governor mayor prince princess king queen journalist activist lawyer writer"
                    + " m mme monsieur madame herr frau г-н г-жа господин госпожа պարոն տիկին cənab xanım");

    /** Begin with a capital at the head of a sentence or in a headline, and are part of no name. */
    private static final Set<String> PLAIN =
            CustodyWords.set("the a an and or but so yet nor if when while as after before since until because"
                    + " although though in on at by to from with without of about under against for into over upon between among both"
                    + " neither either also then now today yesterday only even is was were are be been has had have did does do will would"
                    + " could should may might must can not no his her its their our my your he she it they we i you who whom whose which"
                    + " that this these those there here what why how where all some many most more other others another each every"
                    + " last next first second third one two three four five six seven eight nine ten new old former current"
                    + " free release released freedom jailed detained imprisoned arrested political prisoner prisoners hostage hostages"
                    + " detention arrest trial case cases support supports condemn condemns urge urges call calls demand demands introduce"
                    + " introduces announce announces welcome welcomes statement press news immediate according sincerely regards respectfully"
                    + " senators representatives members key joint letter dear"
                    + " whereas resolved noting recalling resolution bill act section article articles law code"
                    + " les des et un une die das dem und ein eine zur zum"
                    + " и в на о об с по за что как не или но а");

    /** Begin a sentence, and may stand within a name with a capital. */
    private static final Set<String> ARTICLES = CustodyWords.set("le la du der den de el von");

    /** Of two words that no list of organisations and countries has. */
    private static final Set<String> PLACES = Set.of(
            "hong kong",
            "new york",
            "los angeles",
            "san francisco",
            "new delhi",
            "sri lanka",
            "el salvador",
            "costa rica",
            "puerto rico",
            "buenos aires",
            "tel aviv",
            "addis ababa",
            "phnom penh",
            "kuala lumpur",
            "abu dhabi",
            "burkina faso",
            "sao paulo",
            "são paulo",
            "cape town",
            "santa clara",
            "saint petersburg",
            "st petersburg",
            "san salvador",
            "san juan",
            "la paz",
            "le monde",
            "santa cruz",
            "san diego",
            "capitol hill",
            "white house",
            "wall street");

    /** Of an organisation, an office, a place or a time: a run of words with one of them names no person. */
    static final Set<String> THINGS = things();

    /** Between two words of a name, written small. */
    private static final Set<String> PARTICLES = CustodyWords.set(
            "de da di do dos das la las los del der den van von bin bint ibn ben al el ul e y oglu oğlu ogly qizi qızı kizi kyzy");

    private static Set<String> things() {
        Set<String> all =
                new HashSet<>(CustodyWords.set("committee court courts ministry ministries prison prisons jail"
                        + " government republic states state united european union parliament congress senate house department agency party"
                        + " movement front league army police service services radio television times daily post journal magazine institute"
                        + " university college school center centre commission council office street avenue city province district region"
                        + " county north south east west northern southern eastern western central upper lower monday tuesday wednesday"
                        + " thursday friday saturday sunday january february march april may june july august september october november"
                        + " december criminal human rights right day award prize embassy airport hospital international national federal"
                        + " supreme world global foundation association amnesty reporters borders watch network coalition organization"
                        + " organisation society club church mosque facility colony camp square river lake mountain sea ocean island islands"
                        + " war peace treaty agreement convention declaration conference summit session affairs foreign interior defense"
                        + " defence justice security state's public prosecutor's chief prime vice democratic people people's popular peoples"
                        + " islamic christian jewish muslim catholic orthodox liberation freedom press media group company corporation inc ltd"
                        + " bank board bureau division unit forces force guard regime administration authority authorities communist socialist"
                        + " liberal conservative republican democrat democrats republicans revolution revolutionary independence"
                        + " africa asia europe america american americas african asian western middle pacific atlantic chinese russian"
                        + " iranian iraqi turkish turkic azerbaijani azeri armenian georgian ukrainian belarusian kazakh uzbek turkmen"
                        + " tajik kyrgyz afghan pakistani indian bangladeshi burmese vietnamese thai cambodian laotian indonesian"
                        + " malaysian filipino philippine japanese korean taiwanese tibetan uyghur mongolian egyptian libyan tunisian"
                        + " algerian moroccan syrian lebanese israeli palestinian saudi yemeni jordanian kuwaiti qatari emirati bahraini"
                        + " omani sudanese ethiopian eritrean somali kenyan ugandan rwandan tanzanian nigerian ghanaian cuban mexican"
                        + " venezuelan colombian brazilian argentine chilean peruvian bolivian nicaraguan haitian canadian british"
                        + " english french german italian spanish portuguese dutch belgian swiss austrian polish czech hungarian"
                        + " romanian bulgarian serbian croatian bosnian albanian greek swedish norwegian danish finnish baku yerevan"
                        + " tbilisi moscow tehran beijing hong-kong washington london paris geneva strasbourg brussels karabakh artsakh"
                        + " nagorno-karabakh internet web site page vol volume number mr_ title chapter part annex"));
        for (String country : Locale.getISOCountries()) {
            for (String word : Locale.of("", country)
                    .getDisplayCountry(Locale.ENGLISH)
                    .toLowerCase(Locale.ROOT)
                    .split("[^\\p{L}]+")) {
                if (word.length() > 3) {
                    all.add(word);
                }
            }
        }
        // given names and surnames as well
        all.removeAll(Set.of(
                "jordan",
                "georgia",
                "chad",
                "israel",
                "martin",
                "maria",
                "lucia",
                "vincent",
                "helena",
                "pierre",
                "christopher",
                "bart",
                "hong",
                "kong",
                "lanka",
                "salvador",
                "marino",
                "jersey",
                "mali",
                "jean",
                "mayen",
                "young"));
        return Set.copyOf(all);
    }

    /** The longest that begins with this word, its titles left out; null if none does. */
    static @Nullable NameShape at(Passage p, int title) {
        int first = title;
        while (first < p.size() && p.is(first, TITLES) && first - title < 4) {
            first++;
            if (first == p.size() || !p.isNextLoosely(first)) {
                return null;
            }
        }
        int after = first;
        int capitals = 0;
        int longer = 0;
        while (after < p.size() && after - first < MOST_WORDS && (after == first || isJoined(p, after))) {
            if (p.isNumber(after) || isPlain(p, after) || after == first && p.is(after, ARTICLES)) {
                break;
            }
            if (p.isCapital(after)) {
                if (p.is(after, THINGS)) {
                    return null;
                }
                capitals++;
                longer += p.end(after) - p.start(after) > 1 ? 1 : 0;
            } else if (after == first || !isParticle(p, after)) {
                break;
            }
            after++;
            if (p.owns(after - 1)) {
                break;
            }
        }
        while (after > first && !p.isCapital(after - 1)) {
            after--;
        }
        boolean named = capitals >= 2 && longer >= 2 - (p.isInitial(first) ? 1 : 0) && capitals <= MOST_CAPITALS;
        return named && !isThing(p, after) && !isPlace(p, first, after) ? new NameShape(title, first, after) : null;
    }

    private static boolean isPlain(Passage p, int at) {
        return p.is(at, PLAIN) && !p.isInitial(at) || p.is(at, CustodyWords.PRISONER);
    }

    private static boolean isParticle(Passage p, int at) {
        return p.is(at, PARTICLES) || p.word(at).startsWith("al-") || p.word(at).startsWith("el-");
    }

    private static boolean isJoined(Passage p, int at) {
        return p.isNext(at) || p.isInitial(at - 1) && p.isNextLoosely(at);
    }

    private static boolean isPlace(Passage p, int first, int after) {
        return after - first == 2 && PLACES.contains(p.word(first) + " " + p.word(first + 1));
    }

    /** "The John Example foundation", "Example Example prison". */
    private static boolean isThing(Passage p, int after) {
        return after < p.size()
                && p.isNext(after)
                && p.is(after, THINGS)
                && !p.isCapital(after)
                && !p.word(after).equals("may");
    }
}
