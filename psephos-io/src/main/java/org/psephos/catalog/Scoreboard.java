package org.psephos.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Standing.Status;

/**
 * Every published system and how it stands.
 *
 * @param standings in order of their ids
 */
public record Scoreboard(List<Standing> standings) {

    public Scoreboard {
        standings = List.copyOf(standings);
    }

    /**
     * Runs the check of every covering, now, several at a time.
     *
     * @param published folder of published rows; absent means none
     * @throws IllegalArgumentException where a covering names a system that nobody published
     */
    public static Scoreboard check(
            List<PublishedSystem> systems, List<Covering> coverings, @Nullable Path published) {
        var known =
                systems.stream()
                        .map(PublishedSystem::id)
                        .collect(Collectors.toCollection(TreeSet::new));
        var covers = new TreeMap<String, List<Covering>>();
        for (var covering : coverings) {
            if (!known.contains(covering.system())) {
                throw new IllegalArgumentException(
                        "coverings must name published systems, but was " + covering.system());
            }
            covers.computeIfAbsent(covering.system(), id -> new ArrayList<>()).add(covering);
        }
        return new Scoreboard(
                systems.parallelStream()
                        .map(s -> standing(s, covers.getOrDefault(s.id(), List.of()), published))
                        .toList());
    }

    private static Standing standing(
            PublishedSystem system, List<Covering> covers, @Nullable Path published) {
        var verdicts = covers.stream().map(covering -> covering.check().run(published)).toList();
        return Standing.of(system, covers, verdicts);
    }

    /** How many stand so. */
    public int count(Status status) {
        return (int) standings.stream().filter(s -> s.status() == status).count();
    }

    /**
     * Systems by room, in name order, and within it how many stand how; a system of two rooms
     * counts in both.
     */
    public SortedMap<String, SortedMap<Status, Integer>> byRoom() {
        var rooms = new TreeMap<String, SortedMap<Status, Integer>>();
        for (var standing : standings) {
            for (var room : standing.system().rooms()) {
                rooms.computeIfAbsent(room, name -> new TreeMap<>())
                        .merge(standing.status(), 1, Integer::sum);
            }
        }
        return rooms;
    }
}
