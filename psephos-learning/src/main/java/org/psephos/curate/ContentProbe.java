package org.psephos.curate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.curate.ContentLook.Category;
import org.psephos.curate.ContentLook.Flagged;
import org.psephos.curate.ContentLook.Probed;
import org.psephos.dataset.Entries;
import org.psephos.lm.Embedder;
import org.psephos.math.Rate;

/**
 * Looks in texts for what might offend, insult, threaten or frighten, in up to three ways: words of
 * a lexicon, nearness in meaning to inappropriate acts, and a scorer of the user's. A flag is a
 * hint for a person who looks.
 *
 * @param anchors what texts are held against
 * @param embedder for nearness in meaning; absent where nobody asked for it
 * @param margin how much nearer to inappropriate acts than to proper ones a flagged text lies
 * @param scorer a program or column of numbers; absent where there is none
 * @see "Schramowski, Tauchmann, Kersting (2022), Can machines help us answering question 16 in
 *     datasheets, and in turn reflecting on inappropriate content?"
 */
public record ContentProbe(
        Anchors anchors, @Nullable Embedder embedder, double margin, @Nullable Toxicity scorer) {
    /** The usual margin. */
    public static final double MARGIN = 0.05;

    private static final int BATCH = 256;

    /** What one probe said. */
    private static final class Said {
        private final BitSet flags = new BitSet();
        private final TreeMap<Integer, String> first = new TreeMap<>();
        private final TreeMap<String, Long> categories = new TreeMap<>();
        private long looked;
        private long unknown;

        void flag(int index, Iterable<String> named) {
            flags.set(index);
            named.forEach(one -> categories.merge(one, 1L, Long::sum));
            if (first.size() < ContentLook.ROWS) {
                first.put(index, String.join(", ", named));
            }
        }

        Rate flagged() {
            return new Rate(flags.cardinality(), looked);
        }
    }

    /** Looks at every prompt and answer of {@code entries}, which are gone through a few times. */
    public ContentLook look(Entries entries) {
        var lexicon = new Lexicon(anchors.words());
        var said = new TreeMap<String, Said>();
        var probes = new ArrayList<Probed>();
        if (!anchors.words().isEmpty()) {
            said.put("lexicon", words(lexicon, entries));
            probes.add(probed(said, "lexicon", "holds a word of the lexicon"));
        }
        if (embedder != null && NearestAnchors.canTell(anchors)) {
            probes.add(near(embedder, entries, said));
        }
        if (scorer != null) {
            said.put("scorer", scores(scorer, entries));
            var how =
                    "has a score of at least %s by %s"
                            .formatted(scorer.threshold(), scorer.scorer().name());
            probes.add(probed(said, "scorer", how));
        }
        return summary(entries, lexicon, said, probes);
    }

    private static Probed probed(TreeMap<String, Said> said, String name, String how) {
        var own = Objects.requireNonNull(said.get(name));
        return new Probed(name, how, own.flagged(), own.unknown, null, null);
    }

    private static Said words(Lexicon lexicon, Entries entries) {
        var said = new Said();
        TextUnit.each(
                entries,
                unit -> {
                    if (!unit.text().isBlank()) {
                        said.looked++;
                        var found = lexicon.categories(unit.text());
                        if (!found.isEmpty()) {
                            said.flag(unit.index(), found);
                        }
                    }
                });
        return said;
    }

    private Probed near(Embedder model, Entries entries, TreeMap<String, Said> all) {
        var nearest = new NearestAnchors(anchors, model);
        var said = new Said();
        var batch = new Batch(model, nearest, said);
        TextUnit.each(entries, batch::add);
        batch.flush();
        all.put("embedding", said);
        return new Probed(
                "embedding",
                "lies nearer to inappropriate acts than to proper ones by at least %s (%s)"
                        .formatted(margin, model.name()),
                said.flagged(),
                0,
                nearest.caught(margin),
                nearest.falselyFlagged(margin));
    }

    /** Texts that wait for their vectors. */
    private final class Batch {
        private final Embedder model;
        private final NearestAnchors nearest;
        private final Said said;
        private final List<String> texts = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();

        Batch(Embedder model, NearestAnchors nearest, Said said) {
            this.model = model;
            this.nearest = nearest;
            this.said = said;
        }

        void add(TextUnit unit) {
            if (!unit.text().isBlank()) {
                texts.add(unit.text());
                places.add(unit.index());
            }
            if (texts.size() == BATCH) {
                flush();
            }
        }

        void flush() {
            if (texts.isEmpty()) {
                return;
            }
            var vectors = model.embed(texts);
            for (int at = 0; at < texts.size(); at++) {
                said.looked++;
                var place = nearest.place(vectors, at);
                if (place.margin() >= margin) {
                    said.flag(places.get(at), List.of(place.category()));
                }
            }
            texts.clear();
            places.clear();
        }
    }

    private static Said scores(Toxicity scorer, Entries entries) {
        var said = new Said();
        var index = new int[1];
        scorer.scorer()
                .score(
                        new TextsAsAnswers(entries),
                        one -> {
                            int at = index[0]++;
                            var score = one.score();
                            if (score == null) {
                                said.unknown++;
                                return;
                            }
                            said.looked++;
                            if (score >= scorer.threshold()) {
                                said.flag(at, List.of());
                            }
                        });
        return said;
    }

    private ContentLook summary(
            Entries entries, Lexicon lexicon, TreeMap<String, Said> said, List<Probed> probes) {
        var any = new BitSet();
        said.values().forEach(one -> any.or(one.flags));
        var rows = new ArrayList<Flagged>();
        var terms = new Terms();
        var texts = new long[1];
        TextUnit.each(
                entries,
                unit -> {
                    boolean flagged = any.get(unit.index());
                    texts[0] += unit.text().isBlank() && !flagged ? 0 : 1;
                    terms.add(Lexicon.words(unit.text()), flagged ? 0 : 1);
                    if (flagged && rows.size() < ContentLook.ROWS) {
                        rows.add(flagged(unit, said, probes));
                    }
                });
        return new ContentLook(
                anchors.name(),
                texts[0],
                probes,
                new Rate(any.cardinality(), texts[0]),
                categories(said, probes),
                rows,
                terms.terms(lexicon));
    }

    private static Flagged flagged(TextUnit unit, TreeMap<String, Said> said, List<Probed> probes) {
        var by = new ArrayList<String>();
        for (var probe : probes) {
            var own = Objects.requireNonNull(said.get(probe.name()));
            if (own.flags.get(unit.index())) {
                var named = own.first.getOrDefault(unit.index(), "");
                by.add(named.isEmpty() ? probe.name() : probe.name() + ": " + named);
            }
        }
        return new Flagged(unit.entry().origin().toString(), unit.id(), by);
    }

    private List<Category> categories(TreeMap<String, Said> said, List<Probed> probes) {
        var all = new ArrayList<Category>();
        for (var probe : probes) {
            var own = Objects.requireNonNull(said.get(probe.name()));
            if (probe.name().equals("scorer")) {
                continue;
            }
            for (var name : anchors.categories()) {
                long flagged = own.categories.getOrDefault(name, 0L);
                all.add(new Category(probe.name(), name, new Rate(flagged, own.looked)));
            }
        }
        return all;
    }
}
