package org.psephos.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Feedback;
import org.psephos.model.Item;
import org.psephos.model.ItemId;
import org.psephos.model.Origin;
import org.psephos.model.Response;

/**
 * A dataset as entries: one for each item that is described, in name order, with its responses and
 * the judgements about it; then one for each response and for all judgements that name no described
 * item.
 */
public final class DatasetEntries implements Entries {
    private final Dataset dataset;

    /** The entries of {@code dataset}, made anew on each pass. */
    public DatasetEntries(Dataset dataset) {
        this.dataset = dataset;
    }

    @Override
    public void forEach(Consumer<? super Entry> to) {
        var responses = new LinkedHashMap<String, List<Response>>();
        var alone = new ArrayList<Response>();
        for (int row = 0; row < dataset.responses().size(); row++) {
            var response = dataset.responses().get(row);
            add(responses, response.item(), response, alone);
        }
        var judged = new LinkedHashMap<String, List<Feedback>>();
        var loose = new ArrayList<Feedback>();
        dataset.forEach(one -> add(judged, one.header().item(), one, loose));
        for (int row = 0; row < dataset.items().size(); row++) {
            var item = dataset.items().get(row);
            var id = item.id().value();
            to.accept(
                    entry(
                            item,
                            responses.getOrDefault(id, List.of()),
                            judged.getOrDefault(id, List.of())));
        }
        for (var response : alone) {
            to.accept(entry(null, List.of(response), List.of()));
        }
        for (var one : loose) {
            to.accept(entry(null, List.of(), List.of(one)));
        }
    }

    private <T> void add(
            Map<String, List<T>> byItem, @Nullable ItemId item, T what, List<T> otherwise) {
        if (item != null && dataset.items().ids().code(item.value()) >= 0) {
            byItem.computeIfAbsent(item.value(), ignored -> new ArrayList<>()).add(what);
        } else {
            otherwise.add(what);
        }
    }

    private static Entry entry(
            @Nullable Item item, List<Response> responses, List<Feedback> feedback) {
        Origin origin =
                !feedback.isEmpty()
                        ? feedback.getFirst().header().origin()
                        : new Origin.Event(
                                item != null
                                        ? item.id().value()
                                        : responses.getFirst().id().value());
        return new Entry(origin, item, responses, feedback);
    }
}
