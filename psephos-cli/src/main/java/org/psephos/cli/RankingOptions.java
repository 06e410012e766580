package org.psephos.cli;

import static org.psephos.cli.Priors.PRIOR;
import static org.psephos.rank.RankOptions.Method.AUTO;
import static org.psephos.rank.RankOptions.Method.BRADLEY_TERRY;
import static org.psephos.rank.RankOptions.Method.COUNTS;
import static org.psephos.rank.RankOptions.Method.ELO;
import static org.psephos.rank.RankOptions.Method.ELO_MLE;
import static org.psephos.rank.RankOptions.Method.GLICKO;
import static org.psephos.rank.RankOptions.Method.GLICKO_2;
import static org.psephos.rank.RankOptions.Method.NEWMAN;
import static org.psephos.rank.RankOptions.Method.PLACKETT_LUCE;
import static org.psephos.rank.RankOptions.Method.RANK_CENTRALITY;
import static org.psephos.rank.RankOptions.Method.THURSTONE_MOSTELLER;
import static org.psephos.rank.RankOptions.Method.WHOLE_HISTORY;
import static org.psephos.rank.RankOptions.Method.WIN_RATE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psephos.cli.Syntax.Group;
import org.psephos.ingest.Key;
import org.psephos.math.Seed;
import org.psephos.model.SystemId;
import org.psephos.rank.Control;
import org.psephos.rank.Prior;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankOptions.BothBad;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;
import org.psephos.report.Study.Anchor;

/** The part of a call that says how a ladder is made. */
final class RankingOptions {
    static final Option METHOD =
            Option.of(
                    "--method",
                    "NAME",
                    "bradley-terry (the default), auto, elo-mle, thurstone-mosteller, newman,"
                            + " plackett-luce; one vote after the other: elo, glicko, glicko-2,"
                            + " weng-lin, gaussian-skill; who votes matters: am-elo, crowd-bt,"
                            + " noisy-bt; systems that drift: whole-history; solved"
                            + " items: irt-1pl, irt-2pl, irt-3pl; walks: rank-centrality, pagerank;"
                            + " voting rules: borda, copeland, schulze, ranked-pairs, kemeny;"
                            + " win-rate, counts");
    static final Option TIES =
            Option.of(
                    "--ties",
                    "half|davidson|rao-kupper|grounded-rao-kupper|drop",
                    "what a tie says: half a win to each (half), an outcome with a parameter of its"
                            + " own, the same with votes against both as another, or nothing");
    static final Option BOTH_BAD =
            Option.of(
                    "--both-bad",
                    "set-aside|tie",
                    "what a vote against both says: nothing about who is better (set-aside), or"
                            + " the same as a tie");
    static final Option CONTROL =
            Option.repeatable(
                    "--control",
                    "WHAT,...",
                    "estimate what else moved votes, and take it out: position (being shown"
                            + " first), annotator-position, length, style, attribute:NAME");
    static final Option INTERVAL =
            Option.of(
                    "--interval",
                    "sandwich|fisher|profile|posterior|none",
                    "how intervals are made (sandwich, or posterior where the method has its own);"
                            + " see also --bootstrap");
    static final Option BOOTSTRAP =
            Option.of("--bootstrap", "N", "make intervals from N resampled rounds, at least 2");
    static final Option CLUSTER =
            Option.of(
                    "--cluster",
                    "annotator|item",
                    "votes of one annotator, or on one item, hang together");
    static final Option LEVEL =
            Option.of("--level", "SHARE", "coverage of every interval, between 0 and 1 (0.95)");
    static final Option SEED =
            Option.of("--seed", "N", "start of all randomness; only --bootstrap has any (1)");
    static final Option ANCHOR =
            Option.of(
                    "--anchor",
                    "SYSTEM=POINTS",
                    "pin the Elo scale at a system; without it the mean is 1000");
    static final Option K = Option.of("--k", "POINTS", "the step of Elo (4)");
    static final Option WHOLE =
            Option.flag("--whole", "a ladder without every system is no answer (exit 4)");

    /** Every method the design names; those that {@link Method} lacks are not built. */
    static final List<String> KNOWN =
            List.of(
                    "counts",
                    "win-rate",
                    "elo",
                    "elo-mle",
                    "bradley-terry",
                    "thurstone-mosteller",
                    "plackett-luce",
                    "rank-centrality",
                    "pagerank",
                    "newman",
                    "borda",
                    "copeland",
                    "schulze",
                    "ranked-pairs",
                    "kemeny",
                    "glicko",
                    "glicko-2",
                    "weng-lin",
                    "gaussian-skill",
                    "whole-history",
                    "irt-1pl",
                    "irt-2pl",
                    "irt-3pl",
                    "am-elo",
                    "crowd-bt",
                    "noisy-bt",
                    "auto");

    /** Methods that say how reliable each annotator is. */
    private static final Set<Method> OF_ANNOTATORS =
            EnumSet.of(Method.AM_ELO, Method.CROWD_BT, Method.NOISY_BT);

    private static final int DEFAULT_ROUNDS = 100;

    private final Arguments given;

    private RankingOptions(Arguments given) {
        this.given = given;
    }

    static Group group() {
        var all =
                new ArrayList<>(
                        List.of(
                                METHOD, TIES, BOTH_BAD, CONTROL, INTERVAL, BOOTSTRAP, CLUSTER,
                                LEVEL, SEED, ANCHOR, K, PRIOR, WHOLE));
        all.addAll(OnlineOptions.ALL);
        return new Group("Ranking", all);
    }

    /** The constant as it is written here: lower case, joined by hyphens. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What was asked, checked as a whole: options that do not go together are refused. */
    static RankOptions of(Arguments given, int threads) {
        var options = new RankingOptions(given);
        var method = options.method();
        options.refuseForeign(method);
        return options.build(method, threads);
    }

    private RankOptions build(Method method, int threads) {
        var usual = RankOptions.withDefaults();
        var prior = Priors.of(given);
        var interval = interval(method, prior);
        var controls = Controls.of(given.values(CONTROL));
        return new RankOptions(
                method,
                or(given.word(TIES, Ties.values()), usualTies(method)),
                or(given.word(BOTH_BAD, BothBad.values()), usual.bothBad()),
                controls.position(),
                interval,
                given.small(BOOTSTRAP, 2, DEFAULT_ROUNDS),
                cluster(interval),
                level(interval, usual.level()),
                new Seed(given.integer(SEED, Long.MIN_VALUE, usual.seed().value())),
                prior,
                or(given.positive(K), usual.k()),
                given.has(WHOLE),
                threads,
                OnlineOptions.of(given),
                controls.others());
    }

    private static <T> T or(@Nullable T asked, T usual) {
        return asked == null ? usual : asked;
    }

    private Method method() {
        var word = given.value(METHOD);
        if (word == null) {
            return BRADLEY_TERRY;
        }
        for (var method : Method.values()) {
            if (method.toString().equals(word)) {
                return method;
            }
        }
        var built = Stream.of(Method.values()).map(Method::toString).toList();
        if (KNOWN.contains(word)) {
            throw Usage.error(
                    "--method %s is not built yet".formatted(word),
                    "What works now: %s.".formatted(String.join(", ", built)));
        }
        throw Arguments.notAmong(METHOD.name(), word, built);
    }

    /** Options that say nothing to {@code method} are refused, because they would be ignored. */
    private void refuseForeign(Method method) {
        var some = new ArrayList<>(List.of(TIES, K, CONTROL, PRIOR, WHOLE, INTERVAL, ANCHOR));
        some.addAll(OnlineOptions.ALL);
        for (var option : some) {
            boolean none = option.equals(INTERVAL) && "none".equals(given.value(INTERVAL));
            if (given.has(option) && !concerns(option, method) && !(none && method != COUNTS)) {
                throw Usage.error(
                        "%s says nothing to --method %s".formatted(option.name(), method),
                        "Leave it out, or choose a method that it belongs to: %s."
                                .formatted(homes(option)));
            }
        }
    }

    private static String homes(Option option) {
        return Stream.of(Method.values())
                .filter(method -> concerns(option, method))
                .map(Method::toString)
                .collect(Collectors.joining(", "));
    }

    private static boolean concerns(Option option, Method method) {
        return switch (option.name()) {
            case "--k" -> method == ELO;
            case "--ties" -> method != AUTO;
            case "--control" ->
                    method == AUTO
                            || method == BRADLEY_TERRY
                            || method == ELO_MLE
                            || method == THURSTONE_MOSTELLER;
            case "--prior" ->
                    method == AUTO
                            || method == BRADLEY_TERRY
                            || method == ELO_MLE
                            || method == PLACKETT_LUCE
                            || method == WHOLE_HISTORY
                            || OF_ANNOTATORS.contains(method)
                            || OnlineOptions.ofItems(method);
            case "--whole" -> method != COUNTS;
            case "--interval" ->
                    method.isLikelihood() || method == WIN_RATE || OnlineOptions.believes(method);
            case "--anchor" ->
                    method == ELO
                            || method == GLICKO
                            || method == GLICKO_2
                            || method == RANK_CENTRALITY
                            || method == WHOLE_HISTORY
                            || OF_ANNOTATORS.contains(method)
                            || (method.isLikelihood() && method != THURSTONE_MOSTELLER);
            default -> !OnlineOptions.foreign(method).contains(option);
        };
    }

    private IntervalMethod interval(Method method, @Nullable Prior prior) {
        if (given.has(BOOTSTRAP)) {
            if (given.has(INTERVAL)) {
                throw Usage.error(
                        "--bootstrap and --interval ask for two kinds of interval",
                        "Keep one of them.");
            }
            return IntervalMethod.BOOTSTRAP;
        }
        var word = given.value(INTERVAL);
        if (word != null && word.equals("bootstrap")) {
            throw Usage.error(
                    "--interval bootstrap does not say how many rounds",
                    "Write --bootstrap 1000 instead.");
        }
        var choices = EnumSet.complementOf(EnumSet.of(IntervalMethod.BOOTSTRAP));
        var asked = given.word(INTERVAL, choices.toArray(IntervalMethod[]::new));
        return asked != null
                ? asked
                : Priors.penalises(prior) && !given.has(CLUSTER)
                        ? IntervalMethod.PROFILE
                        : usual(method);
    }

    private static IntervalMethod usual(Method method) {
        if (OnlineOptions.believes(method)) {
            return IntervalMethod.POSTERIOR;
        }
        return concerns(INTERVAL, method) ? IntervalMethod.SANDWICH : IntervalMethod.NONE;
    }

    /** The iteration of Newman brings its own model of ties. */
    private static Ties usualTies(Method method) {
        return method == NEWMAN ? Ties.DAVIDSON : RankOptions.withDefaults().ties();
    }

    private Cluster cluster(IntervalMethod interval) {
        var choices = EnumSet.complementOf(EnumSet.of(Cluster.NONE));
        var asked = given.word(CLUSTER, choices.toArray(Cluster[]::new));
        if (asked == null) {
            return Cluster.NONE;
        }
        if (interval != IntervalMethod.SANDWICH && interval != IntervalMethod.BOOTSTRAP) {
            throw Usage.error(
                    "--cluster says nothing to %s intervals".formatted(interval),
                    "Use it with --interval sandwich or with --bootstrap N.");
        }
        return asked;
    }

    private double level(IntervalMethod interval, double usual) {
        if (given.has(LEVEL) && interval == IntervalMethod.NONE) {
            throw Usage.error(
                    "--level says nothing where there are no intervals",
                    "Leave it out, or ask for intervals, as in --bootstrap 1000.");
        }
        return level(given, usual);
    }

    static double level(Arguments given, double usual) {
        var text = given.value(LEVEL);
        if (text == null) {
            return usual;
        }
        var number = Usage.number(text);
        if (number != null && number > 0 && number < 1) {
            return number;
        }
        throw Usage.error(
                "--level is \"%s\"; expected a share between 0 and 1".formatted(text),
                "Write --level %s.".formatted(share(text)));
    }

    /** What was probably meant by {@code 95} or {@code 95%}. */
    private static String share(String text) {
        var digits = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        var percent = Usage.number(digits);
        return percent != null
                        && (percent > 1 || (text.endsWith("%") && percent >= 1))
                        && percent < 100
                ? new BigDecimal(digits).movePointLeft(2).stripTrailingZeros().toPlainString()
                : "0.95 for 95 percent";
    }

    /** Beyond so many points the gaps between systems are lost in them. */
    private static final double MOST_POINTS = 1e6;

    /** The system with the points it is given; null where none was asked for. */
    static @Nullable Anchor anchor(Arguments given) {
        var text = given.value(ANCHOR);
        if (text == null) {
            return null;
        }
        int equals = text.lastIndexOf('=');
        var points = equals < 0 ? null : Usage.number(text.substring(equals + 1));
        if (points == null || text.substring(0, equals).isBlank()) {
            throw Usage.error(
                    "--anchor is \"%s\"; expected SYSTEM=POINTS".formatted(text),
                    "Write for example --anchor 'GPT 4=1200'.");
        }
        if (Math.abs(points) > MOST_POINTS) {
            throw Usage.error(
                    "--anchor is \"%s\"; expected points between -1,000,000 and 1,000,000"
                            .formatted(text),
                    "Write for example --anchor 'GPT 4=1200'.");
        }
        return new Anchor(new SystemId(text.substring(0, equals)), points);
    }

    /** The columns that a ranking looks at. */
    static Set<Key> wanted(RankOptions options) {
        if (Controls.needEverything(options)) {
            return EnumSet.allOf(Key.class);
        }
        var wanted = EnumSet.of(Key.LEFT, Key.RIGHT, Key.WINNER, Key.RANKING, Key.WEIGHT);
        if (options.controls().contains(new Control.AnnotatorPosition())) {
            wanted.add(Key.ANNOTATOR);
        }
        switch (options.cluster()) {
            case ANNOTATOR -> wanted.add(Key.ANNOTATOR);
            case ITEM -> wanted.add(Key.ITEM);
            case NONE -> {}
        }
        if (OF_ANNOTATORS.contains(options.method())) {
            wanted.add(Key.ANNOTATOR);
        }
        if (OnlineOptions.believes(options.method()) || options.method().carriesDeviation()) {
            wanted.add(Key.TIME);
        }
        if (OnlineOptions.takesItems(options.method())) {
            wanted.addAll(List.of(Key.ITEM, Key.SYSTEM, Key.RATING));
        }
        return wanted;
    }
}
