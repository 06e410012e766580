package org.psephos.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a verb is written: the one source of its parsing and of its help.
 *
 * @param verb the word itself
 * @param operands what follows it besides options, such as {@code FILE...}; empty where nothing may
 * @param summary what it does in at most eight words, for the list of verbs
 * @param description what it does in two lines
 * @param groups its options under headings
 * @param notes what else helps to choose; paragraphs, in which a line with a tab is a word and what
 *     it means
 * @param example a call that works where the file it names is there; one a line, where there are
 *     several
 */
public record Syntax(
        String verb,
        String operands,
        String summary,
        String description,
        List<Group> groups,
        List<String> notes,
        String example) {

    public Syntax {
        groups = List.copyOf(groups);
        notes = List.copyOf(notes);
    }

    /** Options under one heading. */
    public record Group(String title, List<Option> options) {
        public Group {
            options = List.copyOf(options);
        }
    }

    /** Every verb has it. */
    static final Option HELP = Option.flag("--help", "this text").shortened("-h");

    /** The option that {@code word} names, if there is one. */
    @Nullable Option option(String word) {
        if (HELP.isNamed(word)) {
            return HELP;
        }
        for (var group : groups) {
            for (var option : group.options()) {
                if (option.isNamed(word)) {
                    return option;
                }
            }
        }
        return null;
    }

    List<String> optionNames() {
        return groups.stream().flatMap(g -> g.options().stream()).map(Option::name).toList();
    }
}
