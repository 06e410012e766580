package org.psephos.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Bm25;
import org.psephos.catalog.Bm25.Hit;
import org.psephos.catalog.RankFusion;
import org.psephos.lm.Embedder;
import org.psephos.lm.Vectors;

/** Texts that can be ranked for needs, by words, by meaning or by both. */
final class FindIndex implements AutoCloseable {
    private static final double ROUNDED = 1e6;

    private final List<String> ids;
    private final Bm25 words;
    private final @Nullable Embedder embedder;
    private final @Nullable Vectors vectors;

    private FindIndex(
            SequencedMap<String, String> texts,
            @Nullable Embedder embedder,
            @Nullable Vectors vectors) {
        this.ids = List.copyOf(texts.keySet());
        this.words = new Bm25(texts);
        this.embedder = embedder;
        this.vectors = vectors;
    }

    /** Knows words only. */
    static FindIndex ofWords(SequencedMap<String, String> texts) {
        return new FindIndex(texts, null, null);
    }

    /**
     * Knows meaning too.
     *
     * @param embedder for what is asked; closed with this
     * @param keeper for the texts
     */
    static FindIndex of(SequencedMap<String, String> texts, Embedder embedder, Embedder keeper) {
        return new FindIndex(texts, embedder, keeper.embed(List.copyOf(texts.values())));
    }

    Bm25 words() {
        return words;
    }

    /** For each of {@code needs} the {@code most} best, best first. */
    List<List<Hit>> find(FindMethod method, List<String> needs, int most) {
        return find(method, needs, List.of(), most);
    }

    /**
     * As above.
     *
     * @param more words to look for besides those of the first need; they change no meaning
     */
    List<List<Hit>> find(FindMethod method, List<String> needs, List<String> more, int most) {
        return switch (method) {
            case BM25 -> sharing(needs, more, most);
            case EMBEDDINGS -> close(needs, most);
            case BOTH -> both(needs, more, most);
        };
    }

    private List<List<Hit>> sharing(List<String> needs, List<String> more, int most) {
        var all = new ArrayList<List<Hit>>();
        for (var need : needs) {
            var also = all.isEmpty() ? " " + String.join(" ", more) : "";
            all.add(words.find(need + also, most));
        }
        return all;
    }

    private List<List<Hit>> both(List<String> needs, List<String> more, int most) {
        var byWords = sharing(needs, more, ids.size());
        var byMeaning = close(needs, ids.size());
        var all = new ArrayList<List<Hit>>();
        for (int at = 0; at < needs.size(); at++) {
            all.add(RankFusion.of(List.of(byWords.get(at), byMeaning.get(at)), most));
        }
        return all;
    }

    private List<List<Hit>> close(List<String> needs, int most) {
        var asked = Objects.requireNonNull(embedder).embed(needs);
        var all = new ArrayList<List<Hit>>();
        for (int at = 0; at < needs.size(); at++) {
            all.add(closest(asked, at, most));
        }
        return all;
    }

    /** Rounded, so that what differs only in the last digits of a machine stands in order. */
    private List<Hit> closest(Vectors asked, int at, int most) {
        var hits = new ArrayList<Hit>();
        for (int document = 0; document < ids.size(); document++) {
            double cosine = asked.cosine(at, Objects.requireNonNull(vectors), document);
            hits.add(new Hit(ids.get(document), Math.round(cosine * ROUNDED) / ROUNDED));
        }
        hits.sort(Comparator.comparingDouble(Hit::score).reversed());
        return List.copyOf(hits.subList(0, Math.min(most, hits.size())));
    }

    @Override
    public void close() {
        if (embedder != null) {
            embedder.close();
        }
    }
}
