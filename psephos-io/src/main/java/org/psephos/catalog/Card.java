package org.psephos.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What is known of a published dataset: a file of the shelf.
 *
 * @param name of the file, without its ending
 * @param title of the dataset
 * @param facts citation, licence, size, languages and whatever else is known, by name; those that
 *     are a {@link Dimension} have its name
 * @param unknown dimensions that are asked of such a dataset and that nobody here knows
 * @param systems what the published systems that it serves still lack beside it, by id
 * @param layouts in which it was published
 */
public record Card(
        String name,
        String title,
        SequencedMap<String, String> facts,
        List<String> unknown,
        SequencedMap<String, String> systems,
        List<CardLayout> layouts) {

    public Card {
        facts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(facts));
        unknown = List.copyOf(unknown);
        systems = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(systems));
        layouts = List.copyOf(layouts);
    }
}
