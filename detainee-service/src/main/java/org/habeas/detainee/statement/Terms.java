package org.habeas.detainee.statement;

import java.util.Arrays;
import java.util.List;

/** What the codes mean, one sentence for each. A new code does not compile before it has its sentence here. */
public final class Terms {

    private Terms() {}

    /** @param code as in records */
    public record Term(String code, String meaning) {}

    /** Whether somebody is held. */
    public static List<Term> custody() {
        return Arrays.stream(Custody.values())
                .map(c -> new Term(c.name(), meaning(c)))
                .toList();
    }

    /** How far the proceedings are. */
    public static List<Term> proceedings() {
        return Arrays.stream(Proceedings.values())
                .map(p -> new Term(p.name(), meaning(p)))
                .toList();
    }

    /** Both in one word. */
    public static List<Term> headline() {
        return Arrays.stream(Headline.values())
                .map(h -> new Term(h.code(), meaning(h)))
                .toList();
    }

    private static String meaning(Custody custody) {
        return switch (custody) {
            case UNKNOWN -> "Nothing known here says whether the person is held.";
            case MISSING -> "The person cannot be found, and no authority is known to say that it holds them.";
            case HELD -> "An authority holds the person in a prison, a remand centre or another closed place.";
            case HOUSE_ARREST -> "An authority confines the person to a home.";
            case RESTRICTED_LIBERTY ->
                "The person is out of custody, but under supervision, a travel ban or a like restriction.";
            case FREE -> "The person is not held, and no restriction of their liberty is known here.";
            case DEAD -> "The person has died.";
        };
    }

    private static String meaning(Proceedings proceedings) {
        return switch (proceedings) {
            case NONE_KNOWN -> "No proceedings against the person are known here.";
            case INVESTIGATED -> "An authority investigates the person, and no charge is known here.";
            case CHARGED -> "The person has been charged, and no trial is known to have begun.";
            case ON_TRIAL -> "A court hears the case and has not given its verdict.";
            case CONVICTED -> "A court has found the person guilty, and no sentence is known here.";
            case SENTENCED -> "A court has imposed a sentence, which may still be appealed against.";
            case APPEAL -> "A higher court reviews the verdict or the sentence.";
            case FINAL -> "The verdict and the sentence stand, and no ordinary appeal is left.";
            case SUSPENDED -> "The proceedings are halted and may be taken up again.";
            case DISCONTINUED -> "The proceedings were ended without a verdict.";
            case ACQUITTED -> "A court has found the person not guilty.";
            case REMITTED -> "A court has sent the case back, to be heard or investigated again.";
        };
    }

    private static String meaning(Headline headline) {
        return switch (headline) {
            case DETAINED -> "The person is held, and no charge, trial or judgment that stands is known here.";
            case CHARGED -> "The person is held and has been charged.";
            case ON_TRIAL -> "The person is held and stands trial.";
            case CONVICTED -> "The person is held and has been found guilty, and no sentence is known here.";
            case SENTENCED -> "The person is held and has been sentenced, whether that is final or under appeal.";
            case TRANSFERRED -> "The person is held and has lately been moved to another place.";
            case HOUSE_ARREST -> "The person is confined to a home.";
            case RESTRICTED -> "The person is out of custody, and their liberty is restricted.";
            case RELEASED -> "The person is free, and no exchange is known to have brought that about.";
            case EXCHANGED -> "The person is free because of an exchange.";
            case DIED -> "The person has died.";
            case UNKNOWN -> "The person is missing, or nothing known here says whether they are held.";
        };
    }
}
