package org.habeas.ingest.stranger;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The grammar of sentences that say that somebody is held. A name counts by what stands behind it ("X, who was arrested", "X's
 * detention"), by what stands before it ("the release of X", "jailed journalist X"), or because it is named together with
 * another that counts ("X, Y and former Minister Z").
 */
final class SentenceRules {

    private static final int MOST_ROLE_WORDS = 8;
    private static final int MOST_LINK_WORDS = 12;

    static final Set<String> BE = CustodyWords.set("was were is are has have had been being got remains remain remained"
            + " été est sont fut furent wurde wurden ist sind war waren был была были является");

    private static final Set<String> HOW =
            CustodyWords.set("also still currently now later then again recently already illegally"
                    + " unjustly wrongfully wrongly arbitrarily unlawfully first subsequently forcibly falsely formally previously himself"
                    + " herself themselves being both all reportedly politically unfairly secretly violently repeatedly since once"
                    + " finally eventually immediately initially briefly both together");

    private static final Set<String> BEHIND_HELD = CustodyWords.set(
            "since in on for by from at to under without after" + " depuis en à par pour seit im am wegen с в за по");

    private static final Set<String> BEHIND_KEPT =
            CustodyWords.set("hostage captive prisoner in by since at without incommunicado under for on");

    private static final Set<String> OF = CustodyWords.set("of de d' von des du");

    /** "In the custody of the sheriff" and "the freedom of the press" say nothing of the sheriff. */
    private static final Set<String> NOT_OF =
            CustodyWords.set("custody jail prison freedom captivity liberation internment");

    private static final Set<String> CASE = CustodyWords.set("case cases cas fall fälle fällen дело");

    private static final Set<String> SUCH_AS =
            CustodyWords.set("including like namely notably as notamment darunter insbesondere включая");

    private static final Set<String> NO_RELEASE = CustodyWords.set("press news immediate media date");

    /** "The press release of X". */
    private static final Set<String> PAPER = CustodyWords.set("press news media");

    private static final Set<String> TO_FREE =
            CustodyWords.set("to and must should immediately unconditionally please or");

    /** Whoever does something to prisoners, or for them. */
    private static final Set<String> ACTORS = CustodyWords.set(
            "officials lawyers attorneys senators congressmen members experts groups"
                    + " organizations organisations countries authorities police agencies companies charges leaders' officers judges"
                    + " prosecutors agents diplomats colleagues guards supporters sponsors relatives families nations states cities prisons");

    private static final Set<String> SAID =
            CustodyWords.set("said says told wrote added stated noted asked called declared explained");

    static final Set<String> AND = CustodyWords.set("and et und и և եւ və ve y");

    private static final Set<String> LINKING =
            CustodyWords.set("and et und и և եւ və ve y former current ex the of his her their wife husband"
                    + " brother sister son daughter mother father colleague colleagues fellow opposition leader leaders activist activists"
                    + " journalist journalists lawyer lawyers writer blogger bloggers reporter reporters editor politician academic scholar"
                    + " defender defenders human rights foreign state prime deputy vice minister ministers president presidents speaker"
                    + " parliament affairs commander general member chairman head director founder co-founder political prisoner prisoners"
                    + " for in artsakh nagorno-karabakh karabakh republic national assembly as well");

    private static final Set<String> UNSURE = CustodyWords.set("if whether unless not never neither nor si wenn если");

    private static final Set<String> PREPOSITIONS =
            CustodyWords.set("of for to with by from against about against alongside near de von");

    /** Between a word of holding and a name: part of what the person is called, or of how they are held. */
    private static final Set<String> NOT_A_ROLE =
            CustodyWords.set("by with for to from in on at against that who which where when while"
                    + " was were is are has have had be been will would said says told as but he she they it his her their"
                    + " over under about after before during because if not or than");

    private final Passage p;

    SentenceRules(Passage passage) {
        this.p = passage;
    }

    List<NameShape> names() {
        List<NameShape> shapes = shapes();
        boolean[] behind = new boolean[shapes.size()];
        boolean[] before = new boolean[shapes.size()];
        for (int i = 0; i < shapes.size(); i++) {
            behind[i] = isHeldBehind(shapes.get(i));
            before[i] = isHeldBefore(shapes.get(i));
        }
        for (int i = 1; i < before.length; i++) {
            before[i] |= before[i - 1] && areLinked(shapes.get(i - 1), shapes.get(i)) && !speaks(shapes.get(i));
        }
        for (int i = behind.length - 2; i >= 0; i--) {
            behind[i] |= behind[i + 1] && areLinked(shapes.get(i), shapes.get(i + 1)) && !isOfAnother(shapes.get(i));
        }
        List<NameShape> held = new ArrayList<>();
        for (int i = 0; i < before.length; i++) {
            if (before[i] || behind[i]) {
                held.add(shapes.get(i));
            }
        }
        return held;
    }

    private List<NameShape> shapes() {
        List<NameShape> shapes = new ArrayList<>();
        int at = 0;
        while (at < p.size()) {
            NameShape shape =
                    p.isCapital(at) && !p.isNumber(at) || p.is(at, NameShape.TITLES) ? NameShape.at(p, at) : null;
            if (shape == null) {
                at++;
            } else {
                shapes.add(shape);
                at = shape.after();
            }
        }
        return shapes;
    }

    private boolean speaks(NameShape name) {
        return p.owns(name.after() - 1) || !p.isFirst(name.after()) && p.is(name.after(), SAID);
    }

    /** "The wife of X was arrested." */
    private boolean isOfAnother(NameShape name) {
        int before = name.title() - 1;
        return before >= 0
                && !p.isFirst(name.title())
                && (p.is(before, PREPOSITIONS) || p.is(before, UNSURE) || p.owns(before));
    }

    private boolean isHeldBehind(NameShape name) {
        int at = name.after();
        if (p.isFirst(at) || !p.isFirst(name.title()) && p.is(name.title() - 1, UNSURE)) {
            return false;
        }
        if (p.owns(at - 1)) {
            return isHolding(at);
        }
        boolean aside = p.has(at, '(');
        if (aside) {
            int end = at;
            while (end < at + 12 && !p.isFirst(end) && !p.has(end, ')')) {
                end++;
            }
            if (p.isFirst(end) || !p.has(end, ')')) {
                return false;
            }
            at = end;
            if (p.isFirst(at)) {
                return false;
            }
        }
        if (p.has(at, ':')) {
            return isHeldWithin(at, 9);
        }
        if (p.has(at, ',')) {
            return isHeldAside(name, at);
        }
        if (aside && p.is(at, CustodyWords.HELD)) {
            return true;
        }
        return !isOfAnother(name) && isHeldPlain(at);
    }

    /** "X's continued illegal detention". */
    private boolean isHolding(int from) {
        for (int at = from; at < from + 4 && !p.isFirst(at) && !p.has(at, ','); at++) {
            if (p.is(at, CustodyWords.HOLDING)) {
                return true;
            }
            if (p.isCapital(at) || p.is(at, NOT_A_ROLE)) {
                return false;
            }
        }
        return false;
    }

    /** In an item of a list: "X: sentenced to 5 years". */
    private boolean isHeldWithin(int from, int words) {
        for (int at = from; at < from + words && !p.isFirst(at); at++) {
            if (p.is(at, CustodyWords.HELD) || isKept(at) || p.is(at, CustodyWords.HOLDING)) {
                return true;
            }
        }
        return false;
    }

    /** Behind a comma: "X, who was arrested", "X, a political prisoner", "X, a writer, was jailed", "X, jailed since 2001". */
    private boolean isHeldAside(NameShape name, int from) {
        if (p.word(from).equals("who")) {
            return isHeldPlain(from + 1);
        }
        if (p.is(from, BE)) {
            return !isOfAnother(name) && isHeldPlain(from);
        }
        int at = from;
        while (!p.isFirst(at) && p.is(at, HOW)) {
            at++;
        }
        if (p.is(at, CustodyWords.HELD) && (p.isFirst(at + 1) || p.is(at + 1, BEHIND_HELD) || p.has(at + 1, ','))) {
            return true;
        }
        for (int word = from; word < from + 9 && !p.isFirst(word); word++) {
            if (word > from && (p.has(word, ',') || p.has(word, ';') || p.has(word, ')'))) {
                break;
            }
            if (p.word(word).equals("who")) {
                return isHeldPlain(word + 1);
            }
            if (p.is(word, CustodyWords.PRISONER)) {
                return true;
            }
            if (p.is(word, PREPOSITIONS)) {
                break;
            }
            if (word <= from + 2
                    && p.is(word, CustodyWords.HELD)
                    && !p.isFirst(word + 1)
                    && !p.is(word + 1, BEHIND_HELD)) {
                return true;
            }
        }
        if (p.word(from).equals("whose") || isOfAnother(name)) {
            return false;
        }
        for (int word = from + 1; word < from + 16 && !p.isFirst(word); word++) {
            if (p.has(word, ',')) {
                return isHeldPlain(word);
            }
            if (p.has(word, ';')) {
                return false;
            }
        }
        return false;
    }

    /** "X of the Times was arrested", "X and her husband were detained", "X is in prison". */
    private boolean isHeldPlain(int from) {
        int at = from;
        if (p.word(at).equals("of") || p.word(at).equals("from")) {
            at++;
            while (at < from + 7
                    && !p.isFirst(at)
                    && (p.isCapital(at) || p.word(at).equals("the"))) {
                at++;
            }
        }
        if (p.is(at, AND) && (p.word(at + 1).equals("his") || p.word(at + 1).equals("her"))) {
            while (at < from + 9 && !p.isFirst(at) && !p.is(at, BE)) {
                at++;
            }
        }
        if (p.isFirst(at)) {
            return false;
        }
        if ((p.word(at).equals("a") || p.word(at).equals("ont"))
                && p.word(at + 1).equals("été")) {
            at++;
        }
        if (isAbroad(at) && (p.is(at, CustodyWords.HELD) || isTurkicHeld(at)) || isUnderArrest(at)) {
            return true;
        }
        boolean be = false;
        int begin = at;
        while (at < begin + 5 && !p.isFirst(at) && (p.is(at, BE) || p.is(at, HOW) && !p.is(at, CustodyWords.HELD))) {
            be |= p.is(at, BE);
            at++;
        }
        if (p.word(begin).equals("died")) {
            return isWithin(begin + 1, 5, CustodyWords.PLACE);
        }
        if (p.word(begin).startsWith("languish") || p.word(begin).equals("continues") && isHeldWithin(begin + 1, 9)) {
            return true;
        }
        return be && (isHeldHere(at) || isHeldAtTheEnd(begin, at));
    }

    private boolean isHeldHere(int at) {
        if (p.isFirst(at)) {
            return false;
        }
        if (p.is(at, CustodyWords.HELD)) {
            return !isDelay(at);
        }
        return isKept(at);
    }

    /** "Was detained on official business", "was detained by traffic". */
    private boolean isDelay(int at) {
        if (!p.word(at).equals("detained") || p.isFirst(at + 1)) {
            return false;
        }
        for (int word = at + 1; word < at + 5 && !p.isFirst(word); word++) {
            switch (p.word(word)) {
                case "business", "traffic", "flight", "weather", "duties", "meeting", "meetings" -> {
                    return true;
                }
                default -> {
                    // another word of the same phrase
                }
            }
        }
        return false;
    }

    /** "Held in", "taken hostage", "in Example prison", "behind bars", "awaiting trial", "serving a sentence". */
    private boolean isKept(int at) {
        return switch (p.word(at)) {
            case "held" ->
                !p.isFirst(at + 1) && p.is(at + 1, BEHIND_KEPT) && !p.is(at + 2, Set.of("office", "talks", "meetings"));
            case "taken" ->
                p.is(at + 1, Set.of("hostage", "captive", "prisoner"))
                        || p.word(at + 1).equals("into") && p.word(at + 2).equals("custody");
            case "sent", "returned", "transferred", "moved" ->
                isWithin(at + 1, 2, Set.of("to")) && isWithin(at + 1, 6, CustodyWords.PLACE);
            case "placed", "put" -> !p.isFirst(at + 1) && isKept(at + 1);
            case "in", "im", "en" -> isWithin(at + 1, 4, CustodyWords.PLACE);
            case "under" -> isUnderArrest(at);
            case "behind" -> p.word(at + 1).equals("bars");
            case "on" -> p.word(at + 1).equals("trial");
            case "awaiting" -> p.word(at + 1).equals("trial");
            case "serving" -> isWithin(at + 1, 7, Set.of("sentence", "sentences", "term", "years", "prison"));
            default -> false;
        };
    }

    private boolean isUnderArrest(int at) {
        return p.word(at).equals("under")
                && (p.word(at + 1).equals("arrest")
                        || p.word(at + 1).equals("house") && p.word(at + 2).equals("arrest"));
    }

    private boolean isWithin(int from, int words, Set<String> which) {
        for (int at = from; at < from + words && !p.isFirst(at) && !p.has(at, ','); at++) {
            if (p.is(at, which)) {
                return true;
            }
        }
        return false;
    }

    /** German puts it last: "X wurde am Montag in Berlin verhaftet". */
    private boolean isHeldAtTheEnd(int verb, int from) {
        if (!p.word(verb).startsWith("wurde")) {
            return false;
        }
        for (int at = from; at < from + 12 && !p.isFirst(at); at++) {
            if (p.is(at, CustodyWords.HELD)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAbroad(int at) {
        return p.word(at).codePointAt(0) >= 0x250 || isTurkicHeld(at);
    }

    private boolean isTurkicHeld(int at) {
        return p.word(at).equals("həbs") && p.word(at + 1).matches("(?:edil|olun).*")
                || p.word(at).equals("saxlanılıb");
    }

    private boolean isHeldBefore(NameShape name) {
        if (p.isFirst(name.title())) {
            return false;
        }
        for (int at = name.title() - 1; at >= Math.max(0, name.title() - MOST_ROLE_WORDS); at--) {
            if (p.is(at, SUCH_AS) && (!p.word(at).equals("as") || p.word(at - 1).equals("such"))) {
                return isOneOfTheHeld(at);
            }
            if (!p.isNextLoosely(at + 1)) {
                return p.has(at + 1, ':') && p.is(at, CustodyWords.PRISONER);
            }
            if (p.is(at, OF)) {
                return isHoldingOf(at - 1) || p.is(at - 1, CASE) && speaksOfHolding(at);
            }
            if (p.word(at).equals("for")) {
                return p.is(at - 1, Set.of("freedom", "amnesty", "release"));
            }
            if (p.is(at, CustodyWords.HELD_BEFORE)) {
                return holdsBefore(at);
            }
            if (p.is(at, CustodyWords.PRISONER)) {
                return !(p.is(at + 1, NameShape.THINGS) && p.isCapital(at + 1)); // "Hostage Affairs"
            }
            if (p.word(at).equals("conscience")) {
                return p.word(at - 1).equals("of") && p.is(at - 2, CustodyWords.PRISONER);
            }
            if (p.isFirst(at) || p.is(at, NOT_A_ROLE) || p.owns(at)) {
                return false;
            }
        }
        return false;
    }

    /** "The detention of X", "the death in custody of X". */
    private boolean isHoldingOf(int at) {
        if (p.is(at, NOT_OF)) {
            return p.is(at, CustodyWords.PLACE)
                    && p.word(at - 1).equals("in")
                    && p.word(at - 2).equals("death");
        }
        return p.is(at, CustodyWords.HOLDING) && !(p.word(at).equals("release") && p.is(at - 1, PAPER));
    }

    private boolean holdsBefore(int at) {
        if (p.is(at + 1, AND)) {
            return false;
        }
        return switch (p.word(at)) {
            case "release" -> !p.is(at - 1, NO_RELEASE);
            case "free" -> p.isFirst(at) || p.is(at - 1, TO_FREE);
            default -> !p.is(at - 1, BE) || p.isFirst(at);
        };
    }

    /** "Leaders were detained, such as X": a word of holding stands before, and not whoever did it. */
    private boolean isOneOfTheHeld(int introduced) {
        for (int at = introduced - 1; at >= Math.max(0, introduced - 3); at--) {
            if (p.is(at, ACTORS)) {
                return false;
            }
        }
        for (int at = introduced - 1; at >= 0; at--) {
            if (p.word(at).equals("by")) {
                return false;
            }
            if (p.is(at, CustodyWords.HELD)
                    || p.is(at, CustodyWords.PRISONER)
                    || p.is(at, CustodyWords.PLACE)
                            && (p.word(at - 1).equals("from") || p.word(at - 1).equals("in"))
                    || p.is(at, CustodyWords.HOLDING) && !p.is(at, NOT_OF) && !p.is(at - 1, NO_RELEASE)) {
                return true;
            }
            if (p.isFirst(at)) {
                return false;
            }
        }
        return false;
    }

    private boolean speaksOfHolding(int at) {
        int from = at;
        while (from > 0 && !p.isFirst(from)) {
            from--;
        }
        for (int word = from; word == from || !p.isFirst(word); word++) {
            if (p.is(word, CustodyWords.PRISONER)
                    || p.is(word, CustodyWords.HELD)
                    || p.is(word, CustodyWords.HOLDING)) {
                return true;
            }
        }
        return false;
    }

    /** Whether two names are named together, with nothing but offices and what somebody is to another between them. */
    private boolean areLinked(NameShape one, NameShape next) {
        if (p.owns(one.after() - 1) || next.title() - one.after() > MOST_LINK_WORDS) {
            return false;
        }
        for (int at = one.after(); at <= next.title(); at++) {
            if (p.isFirst(at)) {
                return false;
            }
            if (at < next.title() && !p.is(at, LINKING) && !p.is(at, NameShape.TITLES)) {
                return false;
            }
        }
        return next.title() > one.after() || p.has(next.title(), ',') || p.has(next.title(), ';');
    }
}
