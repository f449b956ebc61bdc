package org.habeas.legislation.status;

import java.util.List;

/** Words of the chambers' clerks from which the patterns of the table are put together. */
final class Wordings {

    /** The Library of Congress repeats a row with words of its own in front. */
    static final String RESOLVING = "^(?:Resolving differences -- (?:House|Senate) actions: )?";

    static final String CONFERENCE = "^(?:Conference committee actions: )?";
    static final String FAILURE = "^(?:Failed of passage/not agreed to in (?:House|Senate): )?";

    static final String COMMITTEE = "(?:Select |Special |Joint |Permanent Select )?Committee on ";

    static final String BY = "(?:by Senator .{1,60}? )?";
    /** A motion to do something, whoever made it. */
    static final String MOTION_TO = "(?:On )?(?:the )?motion " + BY + "to ";
    /** The same, or one to set it aside. */
    static final String MOTION = "^" + MOTION_TO + "(?:table the motion " + BY + "to )?";

    static final String CLOTURE = "^(?:Upon reconsideration, |Second )?cloture";

    /** {@code Motion by Senator Doe to concur in}, {@code Doe motion to concur in}: a name, no words of a sentence. */
    static final String CONCUR = "(?:(?-i:[A-Z][\\w.'-]*(?: (?:of|[A-Z][\\w.'-]*|\\([A-Z]{2}\\))){0,3}) )?motion " + BY
            + "to concur in (?:the )?(?:House|Senate) amendments?\\b";

    /** {@code with an amendment}, {@code with a further amendment}, {@code with amendments}. */
    static final String WITH_CHANGE = "\\bwith (?:an? )?(?:further )?amendments?\\b";

    /** Neither a passage nor an agreement with a change: a row that goes on to insist, or to ask for a conference, is of that before. */
    static final String NOTHING_TAKEN =
            "(?!(?:Passed|On passage Passed|On motion to suspend the rules and pass|(?:The )?(?:House|Senate) passed)\\b)"
                    + "(?!.*\\b(?:agree[ds]?|concur(?:s|red)?)\\b(?! to (?:a |the )?(?:request|conference)).*"
                    + WITH_CHANGE + ")";

    static final String KIND = "(?:measure|(?:joint |concurrent )?resolution|bill)\\b";
    /** {@code S.J. Res. 9}, with spaces or without. */
    static final String CITATION = "(?:(?:H\\. ?R\\.|[HS]\\. ?(?:J\\. ?|Con\\. ?)?Res\\.|S\\.) ?\\d+)\\b";
    /** A measure, named by its kind or by a number. */
    static final String IT = "(?:" + KIND + "|" + CITATION + ")";

    /** What another resolution provides for, once the House has agreed to that one. */
    static final String LAID_BY_ANOTHER =
            "Pursuant to (?:the provisions of )?H\\. ?Res\\. ?\\d+,? (H\\. ?Res\\. ?\\d+) (?:is|was) laid (?:up)?on the table";

    /** {@code the vote by which S. Res. 9 was agreed to (Record Vote No. 10)}, behind a motion to reconsider. */
    static final String PASSAGE = "(?: (?:the )?(?:vote (?:by which (?:the )?" + IT
            + " (?:(?:was|as amended,?) )*(?:passed|adopted|agreed to)(?: (?:in )?(?:the )?(?:House|Senate))?"
            + "|on (?:the )?(?:final )?(?:passage|adoption|agreeing to)(?: (?:of )?(?:the )?" + IT + ")?)"
            + "|(?:passage|adoption)(?: of (?:the )?" + IT + ")?)(?: \\([^)]{1,60}\\))?)";

    /** What a chamber or its committee decides something with. */
    static final String DECIDED =
            "\\b(?:passed|failed|(?:dis)?agreed|adopted|rejected|defeated|tabled|laid (?:[\\w.]+ ){0,4}on (?:the )?table"
                    + "|vacated|vitiated|vetoed|enacted|discharged|withdrawn|withdrew|postponed|recommitted"
                    + "|(?:non)?concurred|insisted|receded)\\b";

    /** Whole phrases that hold such a verb and decide nothing of the measure itself. */
    static final String BESIDE_IT = String.join(
            "|",
            List.of(
                    // what the House debates and in which order
                    "On ordering the previous question\\b",
                    "The previous question\\b",
                    "On (?:question of )?consideration(?: of the resolution)?\\b",
                    "On motion (?:that the committee (?:now )?rise|to (?:adjourn|rise|strike the enacting clause|postpone))\\b",
                    "(?:The Chair announced that )?pursuant to .*\\b(?:proceedings|consideration)\\b.*\\b(?:vacated|postponed)\\b",
                    "On agreeing to (?:that portion|the remainder)\\b",
                    "On retaining title\\b",
                    "The House struck all after the enacting clause\\b",
                    "The House adopted the amendments?\\b.* agreed to by the Committee of the Whole",
                    // what was moved beside it, or did not come to pass
                    CONCUR + ".*\\brendered moot\\b",
                    "On motion (?:that the House |to )?(?:agree to|concur in) (?:.{1,30} )?portions?\\b",
                    MOTION_TO + "(?:waive|appeal)\\b",
                    MOTION_TO + "(?:(?:re)?commit|refer)\\b(?!.*(?<!not )agreed to)",
                    MOTION_TO + "table (?:the )?(?:amendment|appeal)\\b",
                    MOTION_TO + "table the motion " + BY
                            + "to (?:concur|(?:re)?commit|refer|postpone|adjourn|instruct)\\b",
                    "M(?:r|rs|s)\\. .{1,60}? (?:moved|demanded|raised|objected)\\b",
                    "M(?:r|rs|s)\\. .{1,60}? asked unanimous consent that the (?:Clerk be|ordering of the yeas and nays|Committee on .*Objection heard)",
                    // its title, its committee and its print
                    "The title of the measure was amended",
                    "(?:House|Senate) agreed to the (?:House|Senate) amendment to the title",
                    "(?:The )?committee (?:reported )?(?:substitute|amendments?)\\b",
                    "Request to order reported\\b",
                    COMMITTEE + ".*\\. Failed to report favorably",
                    "Conferees agreed to file\\b",
                    "Senate vitiated previous actions\\b",
                    "Assuming first sponso",
                    "Star print ordered\\b"));

    private Wordings() {}
}
