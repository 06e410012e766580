package org.psephos.cli;

import org.jspecify.annotations.Nullable;
import org.psephos.rank.Prior;

/** The part of a call that asks for a prior. */
final class Priors {
    static final Option PRIOR =
            Option.of(
                    "--prior",
                    "VOTES|firth|gaussian:SD",
                    "add a prior, and say so: that many drawn ghost votes of every system, Firth's"
                            + " (finite where one side always won), or strengths that are normal"
                            + " about 0 with that deviation in log-odds");

    private static final String GHOST = "ghost:";
    private static final String GAUSSIAN = "gaussian:";

    /** Beyond these a prior says nothing, or nothing but itself, and numbers run over. */
    private static final double LEAST = 1e-6;

    private static final double MOST = 1e9;

    private Priors() {}

    /** What was asked for, or null. */
    static @Nullable Prior of(Arguments given) {
        var text = given.value(PRIOR);
        if (text == null) {
            return null;
        }
        if (text.equals("firth")) {
            return Prior.firth();
        }
        boolean normal = text.startsWith(GAUSSIAN);
        boolean ghost = text.startsWith(GHOST);
        var number =
                Usage.number(
                        text.substring(normal ? GAUSSIAN.length() : ghost ? GHOST.length() : 0));
        if (number != null && ((number > 0 && number < LEAST) || number > MOST)) {
            throw Usage.error(
                    "--prior is \"%s\"; expected a number from 0.000001 to 1,000,000,000"
                            .formatted(text),
                    "Write for example --prior 1, --prior firth or --prior gaussian:2.");
        }
        if (number == null || !(number > 0)) {
            throw Usage.error(
                    "--prior is \"%s\"; expected a positive number of votes, firth or gaussian:SD"
                            .formatted(text),
                    "Write for example --prior 1, --prior firth or --prior gaussian:2.");
        }
        return normal ? Prior.gaussian(number) : Prior.ghost(number);
    }

    /**
     * Whether intervals are better those of the penalised likelihood: where one side always won,
     * the residuals that a sandwich is made of are nearly none.
     */
    static boolean penalises(@Nullable Prior prior) {
        return prior != null && prior.kind() != Prior.Kind.GHOST;
    }
}
