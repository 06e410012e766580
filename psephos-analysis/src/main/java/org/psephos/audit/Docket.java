package org.psephos.audit;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Comparisons;
import org.psephos.dataset.Dataset;
import org.psephos.rank.Fit;
import org.psephos.rank.RankOptions;
import org.psephos.rank.RankOptions.Cluster;
import org.psephos.rank.RankOptions.IntervalMethod;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;
import org.psephos.rank.Ranking;

/** What detectors ask of the same data, worked out once and only when asked. Not thread-safe. */
final class Docket {
    /** Clusters that a sandwich needs at least. */
    private static final int ENOUGH = 20;

    private final Evidence evidence;
    private @Nullable Questions questions;
    private @Nullable VoterTally voters;
    private @Nullable PairTable pairs;
    private @Nullable List<Answers> answers;
    private @Nullable SortedMap<String, Vigil> vigils;
    private @Nullable RatedVotes ratedVotes;
    private @Nullable SortedMap<String, Double> strengths;
    private boolean ranked;

    Docket(Evidence evidence) {
        this.evidence = evidence;
    }

    Dataset data() {
        return evidence.dataset();
    }

    AuditOptions options() {
        return evidence.options();
    }

    Evidence evidence() {
        return evidence;
    }

    Comparisons votes() {
        return data().comparisons();
    }

    /** Which votes ask the same. */
    Questions questions() {
        var made = questions;
        if (made == null) {
            made = Questions.of(votes());
            questions = made;
        }
        return made;
    }

    /** Votes by annotator and outcome. */
    VoterTally voters() {
        var made = voters;
        if (made == null) {
            made = VoterTally.of(votes());
            voters = made;
        }
        return made;
    }

    /** Wins by pair of systems. */
    PairTable pairs() {
        var made = pairs;
        if (made == null) {
            made = PairTable.of(data());
            pairs = made;
        }
        return made;
    }

    /**
     * Bradley-Terry strengths of the votes that have a winner, by system on the ladder, or null
     * where there is no ladder.
     *
     * @see "Bradley and Terry (1952), Rank analysis of incomplete block designs, Biometrika
     *     39:324-345"
     */
    @Nullable SortedMap<String, Double> strengths() {
        if (!ranked) {
            ranked = true;
            strengths = ladder();
        }
        return strengths;
    }

    private @Nullable SortedMap<String, Double> ladder() {
        if (pairs().pairs() == 0) {
            return null;
        }
        var all = Dataset.of(data().manifest(), votes(), data().rankings());
        var options = fitting(Ties.DROP, IntervalMethod.NONE, false);
        return switch (Ranking.rank(all, options).fit()) {
            case Fit.Fitted(var ladder) -> {
                var found = new TreeMap<String, Double>();
                ladder.rungs()
                        .forEach(rung -> found.put(rung.system().value(), rung.strength().value()));
                yield found;
            }
            case Fit.NotIdentified unidentified -> null;
            case Fit.NotConverged unfinished -> null;
        };
    }

    /** How a Bradley-Terry ladder is fitted here, with position or without. */
    RankOptions fitting(Ties ties, IntervalMethod interval, boolean position) {
        var usual = RankOptions.withDefaults();
        return new RankOptions(
                Method.BRADLEY_TERRY,
                ties,
                usual.bothBad(),
                position,
                interval,
                usual.rounds(),
                cluster(),
                options().level(),
                options().seed(),
                null,
                usual.k(),
                false,
                options().threads());
    }

    /** A sandwich over few clusters is too narrow: then items, or every vote for itself. */
    private Cluster cluster() {
        var people = votes().headers().annotator();
        if (people != null && people.names().size() >= ENOUGH) {
            return Cluster.ANNOTATOR;
        }
        var items = votes().headers().item();
        return items != null && items.names().size() >= ENOUGH ? Cluster.ITEM : Cluster.NONE;
    }

    /** Whether any vote names the systems on both sides. */
    static boolean namesTwoSystems(Comparisons votes) {
        return IntStream.range(0, votes.size())
                .anyMatch(row -> (votes.left(row) | votes.right(row)) >= 0);
    }

    /** Judgements as answers to questions, one entry a kind that this dataset has. */
    List<Answers> answers() {
        var made = answers;
        if (made == null) {
            made = Answers.of(data(), questions());
            answers = made;
        }
        return made;
    }

    /** Votes on two answers that were both rated. */
    RatedVotes ratedVotes() {
        var made = ratedVotes;
        if (made == null) {
            made = RatedVotes.of(this);
            ratedVotes = made;
        }
        return made;
    }

    /** How each annotator's answers stand to the others', by name. */
    SortedMap<String, Vigil> vigils() {
        var made = vigils;
        if (made == null) {
            made = Vigil.of(answers(), options().level());
            vigils = made;
        }
        return made;
    }
}
