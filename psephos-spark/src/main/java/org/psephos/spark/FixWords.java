package org.psephos.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.curate.Balancing;
import org.psephos.curate.Benchmarks;
import org.psephos.curate.ColumnScores;
import org.psephos.curate.Fix;
import org.psephos.curate.MeaningDuplicates;
import org.psephos.curate.Mixing;
import org.psephos.curate.NearDuplicates;
import org.psephos.curate.PersonalKind;
import org.psephos.curate.Pseudonyms;
import org.psephos.curate.Rule;
import org.psephos.curate.Toxicity;
import org.psephos.lm.LocalModels;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * What is asked of {@link SparkFix} in one word with commas: rules, some with what they need behind
 * a {@code =}, or what is masked.
 */
final class FixWords {
    private static final String USUAL = "usual";
    private static final String ALL = "all";
    private static final String KEEP_LENGTH = "keep-length";
    private static final Set<Rule> OF_SCORES =
            java.util.Collections.unmodifiableSet(
                    EnumSet.of(Rule.TOP, Rule.MIN_SCORE, Rule.MAX_SCORE));

    private final Set<Rule> rules = EnumSet.noneOf(Rule.class);
    private final List<String> benchmarks = new ArrayList<>();
    private @Nullable MeaningDuplicates meaning;
    private @Nullable Toxicity toxicity;

    private FixWords() {}

    /**
     * Rules: {@code usual} for those that go unasked, {@code contamination=FILE}, {@code
     * toxic-answers=COLUMN}, {@code embedding-near-duplicates} or {@code
     * embedding-near-duplicates=EMBEDDER}.
     */
    static SparkFix rules(String words) {
        var read = new FixWords();
        for (var word : words.split(",", -1)) {
            int sign = word.indexOf('=');
            if (word.equals(USUAL)) {
                read.rules.addAll(Fix.USUAL);
            } else {
                var name = sign < 0 ? word : word.substring(0, sign);
                read.rule(rule(name), sign < 0 ? null : word.substring(sign + 1));
            }
        }
        return new SparkFix(read.fix(), read.benchmarks, Benchmarks.NGRAM);
    }

    private Fix fix() {
        return new Fix(
                rules,
                NearDuplicates.withDefaults(),
                null,
                Mixing.none(),
                meaning,
                Balancing.withDefaults(),
                toxicity);
    }

    private void rule(Rule rule, @Nullable String needs) {
        rules.add(rule);
        switch (rule) {
            case CONTAMINATION -> benchmarks.add(needed(rule, needs, "FILE"));
            case TOXIC_ANSWERS -> {
                var column = needed(rule, needs, "COLUMN");
                toxicity = new Toxicity(new ColumnScores(column), Toxicity.THRESHOLD);
            }
            case EMBEDDING_NEAR_DUPLICATES -> meaning = meaning(needs);
            default -> {
                if (needs != null) {
                    throw SparkStages.usage(rule + " takes nothing behind a =");
                }
            }
        }
    }

    private static String needed(Rule rule, @Nullable String needs, String what) {
        if (needs == null || needs.isBlank()) {
            throw SparkStages.usage("%s is written %s=%s".formatted(rule, rule, what));
        }
        return needs;
    }

    /** Opened here, so that what is not there is told before anything begins. */
    private static MeaningDuplicates meaning(@Nullable String name) {
        var wanted = Objects.requireNonNullElse(name, LocalModels.STANDARD);
        if (!LocalModels.NAMES.contains(wanted)) {
            throw SparkStages.usage(
                    "%s is no embedder; expected one of %s".formatted(wanted, LocalModels.NAMES));
        }
        try (var embedder = LocalModels.open(wanted, 1)) {
            var nothing = Path.of(""); // Workers hold the vectors; no file is made here.
            return new MeaningDuplicates(embedder, nothing, MeaningDuplicates.THRESHOLD, 0, 1);
        }
    }

    private static Rule rule(String name) {
        for (var rule : Rule.values()) {
            if (rule.toString().equals(name) && !OF_SCORES.contains(rule)) {
                return rule;
            }
        }
        throw SparkStages.usage(name + " is no rule");
    }

    /**
     * Masks: kinds of personal data, {@code all} of them, labels of entities that rows name, {@code
     * COLUMN=FILE} for names that become pseudonyms by the secret in the file, {@code keep-length}.
     */
    static SparkFix masks(String words) {
        var kinds = new ArrayList<PersonalKind>();
        var entities = new ArrayList<String>();
        var columns = new ArrayList<String>();
        var secrets = new TreeSet<String>();
        boolean keepLength = false;
        for (var word : words.split(",", -1)) {
            var kind = PersonalKind.of(word);
            int sign = word.indexOf('=');
            if (sign > 0) {
                columns.add(word.substring(0, sign));
                secrets.add(word.substring(sign + 1));
            } else if (word.equals(ALL)) {
                kinds.addAll(List.of(PersonalKind.values()));
            } else if (kind != null) {
                kinds.add(kind);
            } else if (word.equals(KEEP_LENGTH)) {
                keepLength = true;
            } else if (word.equals(word.toLowerCase(java.util.Locale.ROOT))) {
                throw SparkStages.usage(
                        "%s is neither a kind of personal data nor a label in capitals"
                                .formatted(word));
            } else {
                entities.add(word);
            }
        }
        if (kinds.isEmpty() && entities.isEmpty() && columns.isEmpty()) {
            throw SparkStages.usage(words + " changes nothing here: nothing is masked");
        }
        var masks = new Masks(kinds, entities, columns, secret(secrets), keepLength);
        var none = new Fix(Set.of(), NearDuplicates.withDefaults(), null, Mixing.none());
        return new SparkFix(none, List.of(), Benchmarks.NGRAM, masks);
    }

    private static List<Byte> secret(SortedSet<String> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        if (files.size() > 1) {
            throw SparkStages.usage("one secret serves all columns, but these are " + files);
        }
        try {
            var bytes = Files.readAllBytes(Path.of(files.getFirst()));
            if (bytes.length >= Pseudonyms.LEAST_KEY) {
                return Masks.secret(bytes);
            }
            throw unfit(files.getFirst(), "has only " + bytes.length + " bytes");
        } catch (IOException e) {
            var told = unfit(files.getFirst(), "cannot be read: " + e.getMessage());
            told.initCause(e);
            throw told;
        }
    }

    private static PsephosException unfit(String file, String how) {
        return new PsephosException(
                Kind.USAGE,
                "the secret %s %s".formatted(file, how),
                "Make one of %s bytes or more: head -c 32 /dev/urandom > secret.key"
                        .formatted(Pseudonyms.LEAST_KEY));
    }
}
