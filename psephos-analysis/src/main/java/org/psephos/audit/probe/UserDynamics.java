package org.psephos.audit.probe;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.ClusteredShare;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.math.Decimals;
import org.psephos.math.Rate;
import org.psephos.math.Seed;

/**
 * Users of a chat over time: when they write, how long, with what emoticons and about what, whether
 * they change, and whether what a user sends next is better told from the user's own past than from
 * everybody's.
 *
 * @see "Chee, Wang, Guo, Ma, Guo and Zhang (2025), A 106K multi-topic multilingual conversational
 *     user dataset with emoticons"
 * @see "Benjamini and Hochberg (1995), Controlling the false discovery rate"
 */
public final class UserDynamics {
    private static final double DAY = 86_400;
    private static final Alarm CHANGED = new Alarm(0.3, 0.15, 0);
    private static final List<String> CHANGES =
            List.of("emoticon-change", "length-change", "topic-change");

    private static final Setting SESSION =
            new Setting("session", "30", "minutes without a message after which a session ends");
    private static final Setting SHOWN =
            new Setting("shown", "10", "users told of by name, those with most messages");
    private static final Setting FEWEST =
            new Setting("fewest", "5", "sessions in each half that a change needs");
    private static final Setting OFFSET =
            new Setting("offset", "0", "hours added to UTC for the hour of the day");
    private static final Setting TRAIN =
            new Setting("train", "0.7", "share of the messages before the part that is told");
    private static final Setting STRENGTH =
            new Setting("strength", "5", "messages that the population counts as in a user's past");
    private static final Setting HALF_LIFE =
            new Setting("half-life", "20", "messages of a user after which one counts half");

    static final Probe PROBE =
            new Probe(
                    "user-dynamics",
                    "users of a chat over time: activity, change, and what comes next",
                    List.of(
                            TableField.needed(
                                    "user", Kind.NAME, "who sent it", "user", "user_id", "from_id"),
                            ChatLog.TIME,
                            TableField.optional(
                                    "text", Kind.NAME, "the message", "message", "text", "content"),
                            TableField.optional(
                                    "emoticon",
                                    Kind.NAME,
                                    "the emoticon sent with it",
                                    "emoticon",
                                    "sticker",
                                    "emoji"),
                            TableField.optional(
                                    "topic",
                                    Kind.NAME,
                                    "what it is about",
                                    "topic",
                                    "group",
                                    "chat")),
                    null,
                    List.of(SESSION, SHOWN, FEWEST, OFFSET, TRAIN, STRENGTH, HALF_LIFE),
                    (rows, options) -> new UserDynamics(rows, options).result());

    private final ChatLog log;
    private final ProbeOptions options;
    private final Look look;
    private final List<UserPast> users = new ArrayList<>();

    /**
     * How users are looked at.
     *
     * @param session seconds after which one ends
     * @param fewest sessions in each half
     * @param offset hours
     * @param emoticons whether it can be seen which messages have one
     */
    record Look(
            double session,
            int fewest,
            double offset,
            boolean emoticons,
            double level,
            int rounds,
            Seed seed) {

        int hour(double time) {
            return UserPast.hour(time + offset * 3600);
        }

        /** Weeks from Monday to Sunday; the first day of 1970 was a Thursday. */
        long week(double time) {
            return Math.floorDiv((long) Math.floor((time + offset * 3600) / DAY) + 3, 7);
        }

        boolean hasEmoticon(ChatLog log, int place) {
            return log.has("emoticon")
                    ? !log.text("emoticon", place).isEmpty()
                    : log.text("text", place)
                            .codePoints()
                            .anyMatch(c -> c > 0xff && Character.isEmojiPresentation(c));
        }
    }

    private UserDynamics(RowTable rows, ProbeOptions options) {
        log = new ChatLog(rows);
        this.options = options;
        look =
                new Look(
                        60 * SESSION.chosen(options, 0, 1e9),
                        (int) FEWEST.chosen(options, 2, 1e9),
                        OFFSET.chosen(options, -24, 24),
                        log.has("emoticon") || log.has("text"),
                        options.level(),
                        options.rounds(),
                        options.seed());
        log.by(place -> log.code("user", place))
                .forEach(
                        (user, places) ->
                                users.add(
                                        new UserPast(
                                                log, rows.names("user").get(user), places, look)));
    }

    static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private ProbeResult result() {
        var quantities = new ArrayList<>(population());
        var changes = Adjusted.byName(users.stream().flatMap(u -> u.changes().stream()).toList());
        quantities.addAll(changed(changes));
        int split = log.split(TRAIN.chosen(options, 0, 1));
        for (var target : List.of("topic", "emoticon")) {
            if (log.has(target)) {
                quantities.addAll(
                        new NextStep(
                                        log,
                                        target,
                                        split,
                                        STRENGTH.chosen(options, 1e-6, 1e6),
                                        HALF_LIFE.chosen(options, 1e-6, 1e9))
                                .quantities(options));
            }
        }
        for (var user : shown()) {
            quantities.addAll(user.told());
            changes.stream().filter(one -> one.of().equals(user.name())).forEach(quantities::add);
        }
        return new ProbeResult(quantities, findings(quantities));
    }

    private List<UserPast> shown() {
        return users.stream()
                .sorted(Comparator.comparingInt((UserPast user) -> -user.messages()))
                .limit((long) SHOWN.chosen(options, 0, 1e9))
                .toList();
    }

    private List<Quantity> population() {
        var all = new ArrayList<Quantity>();
        int n = log.size();
        all.add(Quantity.of("users", "users", users.size(), n));
        all.add(middle("messages-per-user", "messages", user -> user.messages()));
        all.add(middle("sessions-per-user", "sessions", user -> user.sessions().size()));
        var gaps = users.stream().flatMapToDouble(user -> Arrays.stream(user.gaps())).toArray();
        all.add(
                gaps.length == 0
                        ? Quantity.undefined("median-gap", "seconds", 0, "no user wrote twice")
                        : Quantity.of("median-gap", "seconds", UserPast.median(gaps), gaps.length));
        if (look.emoticons()) {
            all.add(share("emoticon-rate", "", place -> look.hasEmoticon(log, place)));
        }
        if (log.has("text")) {
            all.add(length());
        }
        for (int hour = 0; hour < 24; hour++) {
            int at = hour;
            all.add(
                    share(
                            "share-of-hour",
                            (hour < 10 ? "0" : "") + hour + ":00",
                            place -> look.hour(log.time(place)) == at));
        }
        weeks().forEach(
                        (week, count) ->
                                all.add(
                                        Quantity.of("messages-in-week", "messages", count, n)
                                                .about(week)));
        return all;
    }

    private interface OfUser {
        double of(UserPast user);
    }

    private interface OfMessage {
        boolean is(int place);
    }

    private Quantity middle(String name, String unit, OfUser of) {
        double median = UserPast.median(users.stream().mapToDouble(of::of).toArray());
        return Quantity.of(name, unit, median, users.size()).noting("the median over users");
    }

    /** A share of the messages, users being what is drawn. */
    private Quantity share(String name, String of, OfMessage so) {
        var share = new ClusteredShare();
        for (int place = 0; place < log.size(); place++) {
            share.add(log.code("user", place), so.is(place) ? 1 : 0);
        }
        var estimate = Objects.requireNonNull(share.estimate(options.level()));
        return Quantity.of(name, "share", estimate.value(), log.size())
                .about(of)
                .within(estimate.interval());
    }

    private Quantity length() {
        var sums = new double[users.size()][2];
        for (int place = 0; place < log.size(); place++) {
            var sum = sums[log.code("user", place)];
            sum[0] += characters(log.text("text", place));
            sum[1]++;
        }
        var spread = new Spread(options, "users");
        var error =
                spread.error(
                        sums.length,
                        drawn -> {
                            double characters = 0;
                            double messages = 0;
                            for (int user = 0; user < drawn.length; user++) {
                                characters += drawn[user] * sums[user][0];
                                messages += drawn[user] * sums[user][1];
                            }
                            return characters / messages;
                        });
        double mean = Arrays.stream(sums).mapToDouble(sum -> sum[0]).sum() / log.size();
        return Quantity.of("message-length", "characters", mean, log.size())
                .within(spread.interval(mean, error, 0, Double.MAX_VALUE));
    }

    /** Messages by the Monday that their week began with, weeks without one left out. */
    private SortedMap<String, Integer> weeks() {
        var weeks = new TreeMap<String, Integer>();
        for (int place = 0; place < log.size(); place++) {
            double time = log.time(place) + look.offset() * 3600;
            var day = LocalDate.ofEpochDay((long) Math.floor(time / DAY));
            var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            weeks.merge("week of " + monday, 1, Integer::sum);
        }
        return weeks;
    }

    /** For each measure the share of the users that changed, of those that could be tested. */
    private List<Quantity> changed(List<Quantity> changes) {
        var shares = new ArrayList<Quantity>();
        for (var name : CHANGES) {
            var tested =
                    changes.stream()
                            .filter(one -> one.name().equals(name) && one.test() != null)
                            .toList();
            if (!tested.isEmpty()) {
                long sure = tested.stream().filter(one -> sure(one.test())).count();
                var rate = new Rate(sure, tested.size());
                shares.add(
                        Quantity.of("users-that-changed", "share", rate.share(), tested.size())
                                .about(name)
                                .within(rate.wilson(options.level())));
            }
        }
        if (shares.isEmpty()) {
            shares.add(
                    Quantity.undefined(
                            "users-that-changed",
                            "share",
                            0,
                            "no user has %s sessions in each half (--set fewest=N)"
                                    .formatted(look.fewest())));
        }
        return shares;
    }

    private boolean sure(Quantity.@Nullable Test test) {
        return test != null
                && Objects.requireNonNullElse(test.adjusted(), test.p()) <= 1 - options.level();
    }

    private static List<Finding> findings(List<Quantity> quantities) {
        var findings = new ArrayList<Finding>();
        for (var one : quantities) {
            var value = one.value();
            if (one.name().equals("users-that-changed") && value != null && value > 0) {
                findings.add(changedFinding(one, value));
            }
            if (one.name().equals("prediction-gain")
                    && one.of().endsWith("own past over population")
                    && one.interval() != null) {
                gain(findings, one);
            }
        }
        return findings;
    }

    private static Finding changedFinding(Quantity one, double share) {
        var interval = Objects.requireNonNull(one.interval());
        return Alarm.finding(
                "users-change",
                CHANGED.at(interval.low()),
                one,
                "%s of %s users change from the earlier to the later half of their sessions: %s"
                        .formatted(Math.round(share * one.n()), one.n(), one.of()),
                Unit.SHARE,
                "split train and test by time, never at random, and let a model of a user forget");
    }

    /** A past that does not help is worth knowing before somebody builds on it. */
    private static void gain(List<Finding> into, Quantity one) {
        if (Objects.requireNonNull(one.interval()).low() <= 0) {
            into.add(
                    Alarm.finding(
                            "past-does-not-help",
                            Severity.LOW,
                            one,
                            "%s: what a user sent before tells what comes next no better than what all sent, by %s nats"
                                    .formatted(
                                            one.of(),
                                            Decimals.significant(
                                                    Objects.requireNonNull(one.value()), 3)),
                            Unit.DIFFERENCE,
                            "do not model users one by one on these rows, or collect more messages of each"));
        }
    }
}
