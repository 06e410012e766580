package org.psephos.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.psephos.dataset.FeedbackSink;
import org.psephos.model.Candidate;
import org.psephos.model.Item;
import org.psephos.model.Origin;
import org.psephos.model.Response;
import org.psephos.model.ResponseId;

/** One row while its judgements are read: its item, and its answers once they are asked for. */
final class CardRow {
    private final SequencedMap<String, Answered> answers;
    private final Map<String, Candidate> read = new LinkedHashMap<>();
    private final FeedbackSink sink;
    private final Origin origin;
    private final Scope top;
    private final Item base;
    private Item item;

    CardRow(
            Scope top,
            Item item,
            SequencedMap<String, Answered> answers,
            FeedbackSink sink,
            Origin origin) {
        this.top = top;
        this.base = item;
        this.item = item;
        this.answers = answers;
        this.sink = sink;
        this.origin = origin;
    }

    /** The item of the judgement at hand. */
    Item item() {
        return item;
    }

    /** The item of the row. */
    Item base() {
        return base;
    }

    /** Tells what is known of the item. */
    void tell() {
        tell(item);
    }

    private void tell(Item of) {
        if (!of.conversation().isEmpty() || !of.attributes().isEmpty()) {
            sink.item(of, origin);
        }
    }

    /** Goes on with another item of the same row. */
    void turnTo(Item next) {
        if (!next.equals(item)) {
            item = next;
            tell(next);
        }
    }

    /** All answers of the row, so that those nobody judged are known as well. */
    List<Candidate> all() throws Fault {
        var all = new ArrayList<Candidate>();
        for (var name : answers.keySet()) {
            all.add(candidate(name, top));
        }
        return all;
    }

    /** The answer that the card calls {@code name}. */
    Candidate candidate(String name, Scope scope) throws Fault {
        var known = read.get(name);
        if (known != null) {
            return known;
        }
        var answer = answers.get(name);
        if (answer == null) {
            throw new IllegalStateException("the card has no answer " + name);
        }
        var candidate = told(apart(answer.read(top, base, name), name));
        read.put(name, candidate);
        return candidate;
    }

    /** Two answers of a row that say the same stay two answers. */
    private Answered.Read apart(Answered.Read answer, String name) {
        var twin = answer.candidate();
        var response = answer.response();
        if (response == null || !read.containsValue(twin)) {
            return answer;
        }
        var own = new ResponseId(response.id().value() + "/" + name);
        return new Answered.Read(
                new Candidate(twin.system(), own),
                new Response(
                        own,
                        response.item(),
                        response.system(),
                        response.messages(),
                        response.tokens(),
                        response.cost(),
                        response.attributes()));
    }

    /** An answer that stands where the scope is. */
    Candidate candidate(Answered answer, Scope scope) throws Fault {
        return told(answer.read(scope, item, "answer"));
    }

    private Candidate told(Answered.Read answer) {
        var response = answer.response();
        if (response != null) {
            sink.response(response, origin);
        }
        return answer.candidate();
    }
}
