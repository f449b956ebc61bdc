package org.habeas.contracts;

/** Under which names Habeas itself writes. What is recorded under them is trusted for it, so no token has them unawares. */
public final class ReservedSubjects {

    /** Whatever loads the seeds; it stands for the second person whom a release or a death needs. */
    public static final String SEED_LOADER = "seed-loader";

    /** How the names of the written rules begin, which decide within a service and never send a token. */
    public static final String RULES = "rule:";

    /**
     * The claim that has to be true in a token of {@link #SEED_LOADER}. The local issuer gives it to what loads the seeds, and in no
     * token that somebody asks for.
     */
    public static final String LOADS_SEEDS = "habeas_loads_seeds";

    private ReservedSubjects() {}
}
