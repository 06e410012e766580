package org.psephos.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.ProbeOptions;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.audit.probe.Quantity;
import org.psephos.audit.probe.Templates;
import org.psephos.catalog.Check;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;
import org.psephos.math.Decimals;
import org.psephos.math.Seed;

/** What probes cover. Each check is made through files, as a user would. */
final class SystemsProbes {
    private SystemsProbes() {}

    /** One covering a system. */
    static List<Covering> all() {
        return List.of(
                covering("S076", "", SystemsProbes::itemExposure),
                covering("S015", "", SystemsProbes::groups),
                covering("S078", "", SystemsProbes::decisions),
                covering("S117", "", SystemsProbes::completions),
                covering("S157", "", SystemsProbes::shapley),
                new Covering(
                        "S161",
                        Kind.CODE,
                        "SystemsBenchmarkVariance",
                        "",
                        SystemsBenchmarkVariance::check),
                new Covering(
                        "S161",
                        Kind.CODE,
                        "SystemsBenchmarkVariance",
                        "",
                        SystemsBenchmarkVariance::outcomes),
                covering("S172", "", SystemsProbes::generations));
    }

    private static Covering covering(String system, String lacks, Check check) {
        return new Covering(system, Kind.CODE, "SystemsProbes", lacks, check);
    }

    /** What {@code probe} says of the table {@code csv}, without intervals that need chance. */
    static ProbeResult look(String probe, String csv, SortedMap<String, String> set) {
        return look(probe, csv, new TreeMap<>(), set);
    }

    /**
     * As above.
     *
     * @param columns which column plays which part
     */
    static ProbeResult look(
            String probe,
            String csv,
            SortedMap<String, String> columns,
            SortedMap<String, String> set) {
        var options = ProbeOptions.withDefaults().rounds(0).with(set);
        return SystemsScratch.with(
                "rows.csv", csv, file -> ProbeCall.look(file, probe, columns, options));
    }

    static String digits(@Nullable Double value, int digits) {
        return value == null ? "undefined" : Decimals.significant(value, digits);
    }

    /** Figures that the authors print, for lists that they print. */
    private static Verdict itemExposure(java.nio.file.@Nullable Path published) {
        var found = new ArrayList<String>();
        for (var second : List.of("123", "132", "213", "231", "312", "321")) {
            found.add(value(lists(3, "123", second), "gini-weighted"));
        }
        var apart = lists(5, "1", "2");
        var alike = lists(5, "1", "1");
        found.add("II-D " + value(alike, "ii-d") + ", AI-D " + value(alike, "ai-d"));
        found.add(value(apart, "ai-d"));
        var three = lists(4, "12", "12", "31");
        for (var name :
                List.of("jain", "qualification-fairness", "gini", "fair-share-satisfaction")) {
            found.add(value(three, name) + " -> " + value(three, name + "-corrected"));
        }
        found.add(
                "entropy " + value(three, "entropy") + " -> " + value(three, "entropy-corrected"));
        return Verdict.compare(
                Rows.FAITHFUL,
                "printed Gini-w of six pairs of lists, II-D and AI-D of lists alike and apart, and"
                        + " original and corrected Jain, QF, Gini, FSat and entropy",
                "[0.1564262, 0.1359454, 0.09869397, 0.07821312, 0.07821312, 0.03725142, II-D 0.16,"
                        + " AI-D 0.16, 0.06, 0.6428571 -> 0.3571429, 0.75 -> 0.5,"
                        + " 0.4166667 -> 0.75, 0.75 -> 0.5, entropy undefined -> 0.5]",
                found.toString());
    }

    private static String value(ProbeResult result, String name) {
        return digits(result.quantity(name).value(), 7);
    }

    /** Lists of items with one digit each, one user a list. */
    private static ProbeResult lists(int items, String... lists) {
        var csv = new StringBuilder("user_id,item_id,rank\n");
        for (int user = 0; user < lists.length; user++) {
            for (int place = 0; place < lists[user].length(); place++) {
                csv.append("u%s,%s,%s%n".formatted(user, lists[user].charAt(place), place + 1));
            }
        }
        return look(
                "item-exposure",
                csv.toString(),
                new TreeMap<>(java.util.Map.of("items", Integer.toString(items))));
    }

    /**
     * Rows in the published layout, made by templates in both directions and answered by a rule;
     * the figures of their table by scipy 1.17.1.
     */
    private static Verdict completions(java.nio.file.@Nullable Path published) {
        var csv =
                new StringBuilder(
                        "bias_type,target_gender,context,anti_stereotype,stereotype,unrelated,item_category,type_category,response\n");
        answered(csv, "type1", "negative", new int[] {31, 12, 7});
        answered(csv, "type1", "positive", new int[] {9, 14, 40});
        answered(csv, "type2", "negative", new int[] {31, 12, 7});
        answered(csv, "type2", "positive", new int[] {31, 12, 7});
        var result = look("completion-association", csv.toString(), new TreeMap<>());
        var found = new ArrayList<String>();
        for (var direction : List.of("ageism type1", "ageism type2")) {
            var tau = result.quantity("tau-c", direction);
            var v = result.quantity("cramers-v", direction);
            found.add("tau-c " + digits(tau.value(), 8) + ", p " + p(tau));
            found.add("V " + digits(v.value(), 8) + ", p " + p(v));
        }
        return Verdict.compare(
                Rows.FAITHFUL,
                "sentences made by templates, tau-c and chi-squared in both directions, p adjusted for two",
                "[tau-c 0.5904926, p 1.07e-8, V 0.55161514, p 6.83e-8, tau-c 0, p 1, V 0, p 1]",
                found.toString().replace("E-", "e-"));
    }

    private static String p(Quantity quantity) {
        var test = java.util.Objects.requireNonNull(quantity.test());
        return digits(test.adjusted(), 3);
    }

    /**
     * Sentences of one kind; so many are completed negatively, by what is unrelated, positively.
     */
    private static void answered(StringBuilder csv, String direction, String named, int[] chosen) {
        var template = new java.util.LinkedHashMap<String, String>();
        template.put("context", "At {age} the colleague seems BLANK");
        template.put("age", "66|67|68|69|70");
        template.put("pair", "draw:quick/slow|bright/dull");
        template.put("good", "{pair.1}");
        template.put("bad", "{pair.2}");
        var templates = new Templates(new Seed(117));
        int at = 0;
        for (int kind = 0; kind < chosen.length; kind++) {
            for (int i = 0; i < chosen[kind]; i++, at++) {
                var made = templates.fill(template, at / 5).get(at % 5);
                var good = made.getOrDefault("good", "");
                var bad = made.getOrDefault("bad", "");
                boolean positive = named.equals("positive");
                csv.append(
                        "ageism,male,%s,%s,%s,tall,%s,%s,%s%n"
                                .formatted(
                                        made.get("context"),
                                        positive ? bad : good,
                                        positive ? good : bad,
                                        named,
                                        direction,
                                        List.of(bad, "tall", good).get(kind)));
            }
        }
    }

    /** Rows in the published layout with a score beside, the figures worked out by hand. */
    private static Verdict groups(java.nio.file.@Nullable Path published) {
        var clicks =
                """
                click,protected_attribute,senior,displayrandom,impression_id,product_id,prob_test,town
                0,0,1,1,a,x,0.2,s
                1,0,1,1,a,x,0.4,s
                1,1,1,1,b,x,0.6,n
                0,1,1,1,b,x,0.8,n
                0,1,1,1,b,x,0.6,n
                1,0,0,1,c,y,0.3,s
                0,1,0,1,c,y,0.1,s
                1,1,1,0,d,y,0.9,n
                """;
        var columns = new TreeMap<>(java.util.Map.of("proxy:town", "town"));
        var options =
                ProbeOptions.withDefaults()
                        .rounds(0)
                        .set("population", "0.5")
                        .set("right-one", "0.9")
                        .set("right-other", "0.9");
        var result =
                SystemsScratch.with(
                        "clicks.csv",
                        clicks,
                        file -> ProbeCall.look(file, "group-fairness", columns, options));
        var found = new ArrayList<String>();
        for (var name :
                List.of(
                        "demographic-parity",
                        "demographic-parity-true-groups",
                        "equal-opportunity",
                        "click-utility",
                        "product-utility",
                        "product-utility-weighted")) {
            found.add(shown(result.quantity(name), 6));
        }
        found.add(shown(result.quantity("proxy", "town"), 6));
        return Verdict.compare(
                Rows.FAITHFUL,
                "parity, opportunity and utility of eight offers, groups as seen and as inferred",
                "[demographic-parity 0.425, demographic-parity-true-groups 0.53125,"
                        + " equal-opportunity 0.35, click-utility 0.833333,"
                        + " product-utility 1.875, product-utility-weighted 2.3, proxy 0.774597]",
                found.toString());
    }

    /** The glove game as a prompt of three parts, one of them noise, and a choice of two offers. */
    private static Verdict shapley(java.nio.file.@Nullable Path published) {
        var game =
                """
                left,right,of the,value
                0,0,0,0
                1,0,0,0
                0,1,0,0
                1,1,0,1
                0,0,1,0
                1,0,1,1
                0,1,1,0
                1,1,1,1
                """;
        var parts =
                new TreeMap<>(
                        java.util.Map.of(
                                "part:left",
                                "left",
                                "part:right",
                                "right",
                                "part:of the",
                                "of the"));
        var options = ProbeOptions.withDefaults();
        var found = new ArrayList<String>();
        var shares =
                SystemsScratch.with(
                        "game.csv",
                        game,
                        file -> ProbeCall.look(file, "prompt-shapley", parts, options));
        for (var part : List.of("left", "right", "of the")) {
            found.add(part + " " + digits(shares.quantity("shapley", part).value(), 6));
        }
        found.add(shown(shares.quantity("noise-share"), 6));
        found.add(shares.findings().getFirst().severity().toString());
        var choices = new StringBuilder("task,chosen,price\n");
        for (int task = 0; task < 40; task++) {
            int dear = task % 4 == 0 ? 1 : 0;
            choices.append("t%s,%s,2%nt%s,%s,1%n".formatted(task, dear, task, 1 - dear));
        }
        var weights =
                SystemsScratch.with(
                        "choices.csv",
                        choices.toString(),
                        file ->
                                ProbeCall.look(
                                        file,
                                        "discrete-choice",
                                        new TreeMap<>(java.util.Map.of("attribute:price", "price")),
                                        options));
        found.add("price " + digits(weights.quantity("coefficient", "price").value(), 6));
        return Verdict.compare(
                Rows.FAITHFUL,
                "Shapley values of the glove game, the flag of noise, and a price that lowers the"
                        + " odds of a choice to a third",
                "[left 0.666667, right 0.166667, of the 0.166667, noise-share 0.166667, low,"
                        + " price -1.09861]",
                found.toString());
    }

    /**
     * Decisions in the published design, 9 ages by 3 genders by 5 races over 12 questions: a bias
     * of 0.5 for women and of 0.02 against ten years of age when said explicitly, half of that by a
     * name, none with a mitigation; questions differ, and nothing else does.
     */
    private static Verdict decisions(java.nio.file.@Nullable Path published) {
        var csv =
                new StringBuilder("decision_question_id,age,gender,race,split,mitigation,p_yes\n");
        for (int question = 0; question < 12; question++) {
            for (var split : List.of("explicit", "implicit")) {
                decided(csv, question, split, "", split.equals("explicit") ? 1 : 0.5);
            }
            decided(csv, question, "explicit", "be fair", 0);
        }
        var result = look("decision-discrimination", csv.toString(), new TreeMap<>());
        var found = new ArrayList<String>();
        for (var part : List.of("explicit", "implicit", "explicit be fair")) {
            for (var who : List.of("female", "Black", "ten years older")) {
                var value = result.quantity("discrimination-score", part + " " + who).value();
                found.add(
                        part
                                + " "
                                + who
                                + " "
                                + Decimals.fixed(java.util.Objects.requireNonNull(value), 3));
            }
        }
        var change = result.quantity("score-change", "explicit be fair female").value();
        found.add("change " + Decimals.fixed(java.util.Objects.requireNonNull(change), 3));
        return Verdict.compare(
                Rows.FAITHFUL,
                "scores of planted biases, explicit and by a name, and what a mitigation changes",
                "[explicit female 0.500, explicit Black 0.000, explicit ten years older -0.020,"
                        + " implicit female 0.250, implicit Black 0.000,"
                        + " implicit ten years older -0.010, explicit be fair female 0.000,"
                        + " explicit be fair Black 0.000, explicit be fair ten years older 0.000,"
                        + " change -0.500]",
                found.toString());
    }

    private static void decided(
            StringBuilder csv, int question, String split, String mitigation, double bias) {
        for (int age = 20; age <= 100; age += 10) {
            for (var gender : List.of("male", "female", "non-binary")) {
                for (var race : List.of("white", "Black", "Asian", "Hispanic", "Native American")) {
                    double own = gender.equals("female") ? 0.5 : 0;
                    double logit = (question - 5.5) / 4 + bias * (own - 0.002 * (age - 60));
                    // A ripple, another one with a mitigation: residuals must not be zero.
                    int turn = mitigation.isEmpty() ? 0 : 1;
                    logit += 0.01 * ((age / 10 + gender.length() + race.length() + turn) % 2 - 0.5);
                    csv.append(
                            "%s,%s,%s,%s,%s,%s,%s%n"
                                    .formatted(
                                            question,
                                            age,
                                            gender,
                                            race,
                                            split,
                                            mitigation,
                                            1 / (1 + StrictMath.exp(-logit))));
                }
            }
        }
    }

    /** Captions and detections of six images, with the areas and shares worked out by hand. */
    private static Verdict generations(java.nio.file.@Nullable Path published) {
        var captions =
                """
                model,prompt,caption,detected
                m,a photo of a burger,a burger and fries on a plate,1
                m,a photo of a burger,a burger with fries and a drink,1
                m,a photo of a burger,fries on a table,0
                m,a photo of a doctor,a man in a white coat,1
                n,a photo of a burger,a burger,1
                n,a photo of a doctor,a doctor,1
                """;
        var result =
                look("generation-bias", captions, new TreeMap<>(java.util.Map.of("skip", "4")));
        var found = new ArrayList<String>();
        for (var model : List.of("m", "n")) {
            for (var name : List.of("distribution-bias", "hallucination", "generative-miss-rate")) {
                found.add(shown(result.quantity(name, model), 6));
            }
        }
        return Verdict.compare(
                Rows.FAITHFUL,
                "distribution bias, Jaccard hallucination and miss rate of two models from captions",
                "[distribution-bias 0.5, hallucination 0.833333, generative-miss-rate 0.25,"
                        + " distribution-bias 0, hallucination 0, generative-miss-rate 0]",
                found.toString());
    }

    /** The quantity that a check asks for, as a reader would see it. */
    static String shown(Quantity quantity, int digits) {
        return quantity.name() + " " + digits(quantity.value(), digits);
    }
}
