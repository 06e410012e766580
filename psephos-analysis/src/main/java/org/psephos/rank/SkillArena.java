package org.psephos.rank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.psephos.model.SystemId;

/**
 * A running free-for-all: skills are updated after each judgement by the Gaussian skill model, and
 * the next judgement is matched where it teaches most. First comes the system of the greatest
 * {@code sigma_i / sqrt(1 + n_i)}, the least certain for the judgements it has had, then those that
 * may be closest to it: the ones with the greatest upper confidence bound of closeness, {@code
 * -|mu_i - mu_j| + c beta sqrt(2 ln(1 + n) / (1 + n_ij))} after n judgements of which n_ij held
 * both, so that nobody is matched with its neighbours alone. Equal ones stand in the order given.
 * There is no chance in it. Not thread-safe.
 *
 * @see "Li et al. (2025), K-Sort Arena: efficient and reliable benchmarking for generative models
 *     via K-wise human preferences, CVPR, section 3: free-for-alls, Bayesian updates, and matching
 *     by an upper confidence bound; the bound as written here is our own"
 */
public final class SkillArena {
    private static final double OPTIMISM = 0.5;

    private final List<SystemId> systems;
    private final WengLin.Skills skills;
    private final Performances performances;
    private final int[][] met;
    private final int[] held;
    private int judgements;

    /**
     * An arena in which nobody has been judged.
     *
     * @param systems at least two, each once
     * @param most how many one judgement may hold
     * @param draw share of ties expected between equals, from 0 until 1
     */
    public SkillArena(List<SystemId> systems, int most, double draw) {
        if (systems.size() < 2 || most < 2) {
            throw new IllegalArgumentException(
                    "an arena needs two systems in a judgement, but had %s systems and room for %s"
                            .formatted(systems.size(), most));
        }
        this.systems = List.copyOf(systems);
        skills = new WengLin.Skills(systems.size(), WengLin.Skills.TAU, most);
        held = new int[systems.size()];
        met = new int[systems.size()][systems.size()];
        performances = new Performances(most, GaussianSkill.margin(draw));
    }

    /** The {@code k} systems to judge next. */
    public List<SystemId> next(int k) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < systems.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> -skills.variances[i] / (1 + held[i])));
        int first = order.getFirst();
        order.sort(Comparator.comparingDouble(i -> i == first ? -1e300 : -bound(first, i)));
        return order.subList(0, Math.min(k, order.size())).stream().map(systems::get).toList();
    }

    private double bound(int i, int j) {
        double gap = Math.abs(skills.means[i] - skills.means[j]);
        double rare = 2 * Math.log1p(judgements) / (1 + met[i][j]);
        return OPTIMISM * WengLin.Skills.BETA * Math.sqrt(rare) - gap;
    }

    /**
     * Takes in a judgement.
     *
     * @param tiers best first; the members of a tier are tied
     */
    public void add(List<List<SystemId>> tiers) {
        for (int tier = 0; tier < tiers.size(); tier++) {
            for (var system : tiers.get(tier)) {
                skills.enter(index(system), tier);
            }
        }
        for (int i = 0; i < skills.n; i++) {
            held[skills.who[i]]++;
            for (int j = 0; j < skills.n; j++) {
                met[skills.who[i]][skills.who[j]] += i == j ? 0 : 1;
            }
        }
        judgements++;
        performances.update(skills);
        skills.leave();
    }

    /** Mean of a system's skill, 25 at the start. */
    public double mean(SystemId system) {
        return skills.means[index(system)];
    }

    /** Standard deviation of a system's skill, 25/3 at the start. */
    public double deviation(SystemId system) {
        return Math.sqrt(skills.variances[index(system)]);
    }

    private int index(SystemId system) {
        int index = systems.indexOf(system);
        if (index < 0) {
            throw new IllegalArgumentException("system must be in the arena, but was " + system);
        }
        return index;
    }
}
