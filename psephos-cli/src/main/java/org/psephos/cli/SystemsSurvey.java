package org.psephos.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.catalog.Cards;
import org.psephos.catalog.Described;
import org.psephos.catalog.Dimension;
import org.psephos.catalog.Rows;
import org.psephos.catalog.Survey;
import org.psephos.catalog.Survey.Reply;
import org.psephos.catalog.Verdict;

/**
 * S035, the survey's five perspectives and 20 dimensions on every card: each card says something to
 * each, the datasets that the survey lists as well have its values, and they are found by them.
 */
final class SystemsSurvey {
    /** Name of the card, then values as the survey's list gives them, in its codes. */
    private static final List<List<String>> LISTED =
            List.of(
                    List.of("alpacaeval", "2023-5", "all", "CI & MC", "SQ", "ME", "1/-", "805 "),
                    List.of("helpsteer", "2024-6", "all", "HG & CI & MC", "SC-H", "21,362 "),
                    List.of("hh-rlhf", "2022-4", "all", "HG & MC", "VO-H", "169,352 "),
                    List.of("oasst", "2023-4", "all", "HG", "OpenAssistant", "161,443 "),
                    List.of("pandalm", "2023-4", "all", "HG & MC", "SQ", "CE", "1/-", "999 "),
                    List.of("pku-saferlhf", "2023-7", "partial", "HG & CI & MC", "VO-H"),
                    List.of("shp", "2021-10", "all", "HG", "VO-H", "385,563 "),
                    List.of("ultrafeedback", "2023-10", "all", "CI & MC", "SC-M", "63,967 "));

    /** One filter for each thing to be asked by, with a dataset that it must find. */
    private static final List<Map.Entry<Map.Entry<String, String>, String>> ASKED =
            List.of(
                    Map.entry(Map.entry("domain", "safety"), "beavertails"),
                    Map.entry(Map.entry("language", "ja"), "adparaphrase"),
                    Map.entry(Map.entry("licence", "mit"), "hh-rlhf"),
                    Map.entry(Map.entry("category", "sort"), "nectar"),
                    Map.entry(Map.entry("perspective", "traditional"), "dailydialog"));

    private SystemsSurvey() {}

    static Verdict check(@Nullable Path published) {
        int cards = Cards.all().size();
        return Verdict.compare(
                Rows.FAITHFUL,
                "replies to %s dimensions on %s cards, values of %s datasets as the survey lists"
                                .formatted(Dimension.values().length, cards, LISTED.size())
                        + " them, and a dataset by domain, language, licence, category,"
                        + " perspective and size",
                "%s replies, differ [], not found []".formatted(20 * cards),
                "%s replies, differ %s, not found %s".formatted(replies(), differ(), lost()));
    }

    private static int replies() {
        return Cards.all().stream().mapToInt(card -> Survey.of(card).replies().size()).sum();
    }

    private static List<String> differ() {
        var differ = new ArrayList<String>();
        for (var listed : LISTED) {
            var said = said(Survey.of(Cards.card(listed.getFirst())).replies());
            for (var value : listed.subList(1, listed.size())) {
                if (said.stream().noneMatch(text -> text.equals(value) || text.startsWith(value))) {
                    differ.add(listed.getFirst() + ": " + value);
                }
            }
        }
        return differ;
    }

    private static List<String> said(SequencedMap<Dimension, Reply> replies) {
        return replies.values().stream()
                .filter(Reply.Known.class::isInstance)
                .map(reply -> ((Reply.Known) reply).text())
                .toList();
    }

    private static List<String> lost() {
        var lost = new ArrayList<String>();
        var shelf = Described.catalog();
        for (var ask : ASKED) {
            var facts = new TreeMap<>(Map.of(ask.getKey().getKey(), ask.getKey().getValue()));
            look(lost, shelf, new FindWanted(facts, null, null), ask.getValue());
        }
        look(lost, shelf, new FindWanted(new TreeMap<>(), 1_000_000L, null), "esci");
        return lost;
    }

    /** Found with the filter, and not all of the shelf with it. */
    private static void look(
            List<String> lost, List<Described> shelf, FindWanted wanted, String name) {
        var found = shelf.stream().filter(wanted::admits).map(Described::id).toList();
        if (!found.contains(name) || found.size() > shelf.size() / 2) {
            lost.add(name);
        }
    }
}
