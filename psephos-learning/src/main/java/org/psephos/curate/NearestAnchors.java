package org.psephos.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psephos.lm.Embedder;
import org.psephos.lm.Vectors;
import org.psephos.math.Rate;

/**
 * How much nearer a text lies to what is inappropriate than to what is proper: the mean cosine with
 * the {@value #NEAREST} nearest phrases of the nearest category, less that with the nearest proper
 * ones.
 */
final class NearestAnchors {
    private static final int NEAREST = 3;
    private static final int LEAST = 2;

    private final List<String> categories;
    private final List<Anchors.Anchor> phrases;
    private final Vectors vectors;

    NearestAnchors(Anchors anchors, Embedder embedder) {
        phrases = new ArrayList<>(anchors.acts());
        phrases.addAll(anchors.proper());
        categories = anchors.acts().stream().map(Anchors.Anchor::category).distinct().toList();
        vectors = embedder.embed(phrases.stream().map(Anchors.Anchor::text).toList());
    }

    /** Whether there is enough on both sides to tell anything. */
    static boolean canTell(Anchors anchors) {
        return anchors.acts().size() >= LEAST && anchors.proper().size() >= LEAST;
    }

    /**
     * Where a text lies.
     *
     * @param category the nearest
     * @param margin above 0 where that is nearer than what is proper
     */
    record Place(String category, double margin) {}

    /** Where the text at {@code at} of {@code texts} lies. */
    Place place(Vectors texts, int at) {
        return place(texts, at, -1);
    }

    private Place place(Vectors texts, int at, int without) {
        var cosines =
                IntStream.range(0, phrases.size())
                        .mapToDouble(one -> vectors.cosine(one, texts, at))
                        .toArray();
        var best = "";
        double most = Double.NEGATIVE_INFINITY;
        for (var category : categories) {
            var near = near(cosines, category, without);
            if (near != null && near > most) {
                most = near;
                best = category;
            }
        }
        var proper = near(cosines, Anchors.PROPER, without);
        return new Place(best, most - (proper == null ? 0 : proper));
    }

    private @Nullable Double near(double[] cosines, String category, int without) {
        var own =
                IntStream.range(0, cosines.length)
                        .filter(one -> one != without)
                        .filter(one -> phrases.get(one).category().equals(category))
                        .mapToDouble(one -> cosines[one])
                        .sorted()
                        .toArray();
        return own.length == 0
                ? null
                : Arrays.stream(own, Math.max(0, own.length - NEAREST), own.length)
                        .average()
                        .orElseThrow();
    }

    /** Of the inappropriate phrases, how many are flagged when each is held against the others. */
    Rate caught(double margin) {
        return flagged(margin, false);
    }

    /** Of the proper phrases, how many are flagged in the same way. */
    Rate falselyFlagged(double margin) {
        return flagged(margin, true);
    }

    private Rate flagged(double margin, boolean proper) {
        long asked = 0;
        long flagged = 0;
        for (int at = 0; at < phrases.size(); at++) {
            if (phrases.get(at).category().equals(Anchors.PROPER) == proper) {
                asked++;
                flagged += place(vectors, at, at).margin() >= margin ? 1 : 0;
            }
        }
        return new Rate(flagged, asked);
    }
}
