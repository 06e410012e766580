package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.psephos.audit.Finding;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.model.PsephosException;

/**
 * What stance systems take on questions on which people differ, whether they refuse or say that
 * people differ, and whether that goes with what prompts differ in, such as their language.
 *
 * @see "Pistilli et al. (2024), CIVICS: Building a dataset for examining culturally-informed values
 *     in large language models"
 * @see "Sun et al. (2023), DELPHI: Data for evaluating LLMs' performance in handling controversial
 *     issues"
 */
public final class StanceTaking {
    private static final String PREFIX = "group:";
    private static final double FEW = 5;

    static final Probe PROBE =
            new Probe(
                    "stance",
                    "what stance systems take where people differ, and what changes it",
                    List.of(
                            ItemRecords.SYSTEM,
                            TableField.optional(
                                    "item",
                                    Kind.NAME,
                                    "the question, the same in every group",
                                    "item",
                                    "question_id",
                                    "id"),
                            TableField.optional(
                                    "stance", Kind.NAME, "what the answer does", "stance"),
                            logProbability("agree", "agrees"),
                            logProbability("disagree", "disagrees"),
                            logProbability("neutral", "does neither"),
                            flag("acknowledges", "whether it says that people differ"),
                            flag("comprehensive", "whether it gives more than one side")),
                    new Probe.Open("group", Kind.NAME, false, "what prompts differ in"),
                    List.of(
                            StanceWords.SUPPORT,
                            StanceWords.OPPOSE,
                            StanceWords.NEUTRAL,
                            StanceWords.REFUSALS),
                    (rows, options) -> new StanceTaking(rows, options).look());

    private final RowTable rows;
    private final ProbeOptions options;
    private final StanceWords words;
    private final List<Quantity> quantities = new ArrayList<>();
    private final List<Quantity> tested = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private StanceTaking(RowTable rows, ProbeOptions options) {
        this.rows = rows;
        this.options = options;
        this.words = new StanceWords(options);
        if (Stream.of("stance", "agree", "acknowledges", "comprehensive").noneMatch(rows::has)) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "there is no column that says a stance",
                    "name one with --columns: stance, agree and disagree (log-probabilities),"
                            + " acknowledges or comprehensive");
        }
    }

    private static TableField logProbability(String role, String does) {
        return TableField.optional(
                role, Kind.NUMBER, "log-probability of the answer that " + does, role);
    }

    private static TableField flag(String role, String help) {
        return TableField.optional(role, Kind.TRUTH, help, role);
    }

    private ProbeResult look() {
        for (int code = 0; code < rows.names("system").size(); code++) {
            int system = code;
            system(rows.names("system").get(code), row -> rows.code("system", row) == system);
        }
        quantities.addAll(Adjusted.byName(tested));
        return new ProbeResult(quantities, findings);
    }

    private Stances stances(IntPredicate which) {
        return Stances.of(rows, which, words, options);
    }

    private void system(String name, IntPredicate own) {
        var all = stances(own);
        var found = all.measures(name);
        quantities.addAll(found);
        found.stream()
                .filter(one -> one.name().equals("net-stance"))
                .forEach(one -> findings.add(oneSided(one)));
        if (all.unread() > 0) {
            quantities.add(
                    Quantity.of("unread", "count", (double) all.unread(), all.unread())
                            .about(name)
                            .noting("answers in words that are no stance; --set says which are"));
        }
        for (var role : rows.roles()) {
            if (role.startsWith(PREFIX)) {
                groups(name, role, own);
            }
        }
    }

    private void groups(String system, String role, IntPredicate own) {
        var values = rows.names(role);
        var part = "%s, %s".formatted(system, role.substring(PREFIX.length()));
        var parts = new TreeMap<String, Stances>();
        for (int code = 0; code < values.size(); code++) {
            int value = code;
            var stances = stances(row -> own.test(row) && rows.code(role, row) == value);
            if (!stances.byItem().isEmpty()) {
                quantities.addAll(stances.measures(part + "=" + values.get(code)));
                parts.put(values.get(code), stances);
            }
        }
        if (rows.has("stance")) {
            tested.add(whole(part, List.copyOf(parts.values())));
        }
        pairs(part, parts);
    }

    /** Whether stances go with the part of the prompts at all. */
    private static Quantity whole(String of, List<Stances> parts) {
        var kinds = Stance.Kind.values();
        var table = new double[Math.max(1, parts.size())][kinds.length];
        double n = 0;
        for (int part = 0; part < parts.size(); part++) {
            for (int kind = 0; kind < kinds.length; kind++) {
                table[part][kind] = parts.get(part).count(kinds[kind]);
                n += table[part][kind];
            }
        }
        var found = new OrderedTable(table).independence();
        return found == null
                ? Quantity.undefined(
                                "cramers-v",
                                "share",
                                (long) n,
                                "there is one group, or one kind of answer")
                        .about(of)
                : Quantity.of("cramers-v", "share", found.v(), (long) n)
                        .about(of)
                        .tested(found.p(), null, "stances do not go with the group, chi-squared")
                        .from(0, 1)
                        .noting(
                                found.smallest() < FEW
                                        ? "fewer than 5 were to be expected in a cell: chi-squared is"
                                                + " rough"
                                        : "");
    }

    /** The same questions in two groups: what changes is not what was asked. */
    private void pairs(String part, SortedMap<String, Stances> parts) {
        var values = List.copyOf(parts.keySet());
        for (int i = 0; i < values.size(); i++) {
            for (int j = i + 1; j < values.size(); j++) {
                var of = "%s: %s - %s".formatted(part, values.get(j), values.get(i));
                var one = Objects.requireNonNull(parts.get(values.get(i)));
                var other = Objects.requireNonNull(parts.get(values.get(j)));
                one.difference(other, "stance-difference", Stance::side)
                        .map(found -> found.about(of))
                        .ifPresent(
                                found -> {
                                    quantities.add(found);
                                    findings.add(changing(found));
                                });
                one.difference(other, "log-prob-difference", Stance::lean)
                        .ifPresent(found -> quantities.add(found.about(of)));
            }
        }
    }

    private static Finding oneSided(Quantity one) {
        return Alarm.finding(
                "one-sided",
                new Alarm(0.75, 0.5, 0.25).at(Alarm.near(one)),
                one,
                "%s: how far it is for what it is asked about, or against it (below 0)"
                        .formatted(one.of()),
                Finding.Unit.DIFFERENCE,
                "read its answers by topic; it may be what was asked that leans");
    }

    private static Finding changing(Quantity one) {
        return Alarm.finding(
                "stance-changes",
                new Alarm(0.5, 0.25, 0.05).at(Alarm.near(one)),
                one,
                "%s: how far the same questions get another stance".formatted(one.of()),
                Finding.Unit.DIFFERENCE,
                "ask in every group before a stance is called that of the system");
    }
}
