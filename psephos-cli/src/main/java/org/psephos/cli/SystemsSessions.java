package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.audit.probe.ProbeOptions;
import org.psephos.audit.probe.ProbeResult;
import org.psephos.catalog.Covering;
import org.psephos.catalog.Covering.Kind;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Verdict;

/**
 * S106, The music streaming sessions dataset: two sessions in the published layout, of four and
 * five tracks, with columns beside them for a model, the chances of the shuffle and of another
 * policy, and predicted rewards. All figures by hand.
 */
final class SystemsSessions {
    private static final String LOG =
            """
            session_id,session_position,session_length,track_id_clean,skip_1,skip_2,skip_3,not_skipped,hist_user_behavior_is_shuffle,hour_of_day,date,model,propensity,target_propensity,predicted_reward,expected_reward
            0_a,1,4,t_1,false,true,true,false,true,16,2018-07-15,,0.5,0.25,0.5,0.5
            0_a,2,4,t_2,false,false,false,true,true,16,2018-07-15,,0.5,0.75,0.5,0.5
            0_a,3,4,t_3,false,false,false,true,true,16,2018-07-15,0.2,0.25,0.5,0.5,0.5
            0_a,4,4,t_4,true,true,true,false,true,16,2018-07-15,0.9,0.25,0.25,0.5,0.5
            1_b,1,5,t_2,false,false,false,true,true,9,2018-07-16,,0.5,0.5,0.5,0.5
            1_b,2,5,t_5,true,true,true,false,true,9,2018-07-16,,0.5,0,0.5,0.5
            1_b,3,5,t_1,false,true,true,false,true,9,2018-07-16,0.4,0.5,0.25,0.5,0.5
            1_b,4,5,t_6,true,true,true,false,true,9,2018-07-16,0.7,0.25,0.5,0.5,0.5
            1_b,5,5,t_7,false,false,false,true,true,9,2018-07-16,0.1,0.25,0.25,0.5,0.5
            """;

    private SystemsSessions() {}

    static List<Covering> all() {
        return List.of(
                new Covering("S106", Kind.CODE, "SystemsSessions", "", SystemsSessions::skips),
                new Covering("S106", Kind.CODE, "SystemsSessions", "", SystemsSessions::policies));
    }

    /**
     * The model is right twice in the first session (1) and of three the last two in the second: (0
     * + 1/2 + 2/3) / 3. The last action is right, wrong (1/2) and right, right, wrong (2/3). Known
     * halves have as many skips as not, so that the majority of all says skipped: wrong, right
     * (1/4) and right, right, wrong (2/3).
     */
    private static Verdict skips(@Nullable Path published) {
        var columns = new TreeMap<String, String>();
        columns.put("prediction:model", "model");
        var result = look("skip-prediction", columns, ProbeOptions.withDefaults().rounds(0));
        var found = new ArrayList<String>();
        for (var way : List.of("model", "last action", "majority of session", "majority of all")) {
            found.add(value(result, "mean-average-accuracy", way));
            found.add(value(result, "first-prediction-accuracy", way));
        }
        found.add(value(result, "maa-gain", "model over last action"));
        found.add(value(result, "first-accuracy-gain", "model over last action"));
        return Verdict.compare(
                Rows.FAITHFUL,
                "mean average accuracy and first answers of a model and of three plain ways",
                "[0.694444, 0.5, 0.583333, 1, 0.583333, 1, 0.458333, 0.5, 0.111111, -0.5]",
                found.toString());
    }

    /**
     * Weights are 1/2, 3/2, 2, 1 and 1, 0, 1/2, 2, 1: 9.5 in nine rows, squares 13.75; those of
     * tracks that were not skipped 5.5, and 5 with at most 3/2 each. Predictions of a half: 4.5 +
     * 5.5 - 9.5 / 2 in nine rows.
     */
    private static Verdict policies(@Nullable Path published) {
        var result =
                look(
                        "off-policy-value",
                        new TreeMap<>(),
                        ProbeOptions.withDefaults().rounds(0).set("cap", "1.5"));
        var found = new ArrayList<String>();
        for (var name :
                List.of(
                        "ips",
                        "snips",
                        "clipped-ips",
                        "direct-method",
                        "doubly-robust",
                        "mean-weight",
                        "effective-sample-size",
                        "largest-weight")) {
            found.add(value(result, name, "target"));
        }
        return Verdict.compare(
                Rows.FAITHFUL,
                "tracks that would not be skipped under another policy, from the log of a shuffle",
                "[0.611111, 0.578947, 0.555556, 0.5, 0.583333, 1.05556, 6.56364, 2]",
                found.toString());
    }

    private static ProbeResult look(
            String probe, SortedMap<String, String> columns, ProbeOptions options) {
        return SystemsScratch.with(
                "log.csv", LOG, file -> ProbeCall.look(file, probe, columns, options));
    }

    private static String value(ProbeResult result, String name, String of) {
        return SystemsProbes.digits(result.quantity(name, of).value(), 6);
    }
}
