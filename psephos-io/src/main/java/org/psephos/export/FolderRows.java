package org.psephos.export;

import java.io.IOException;
import org.psephos.model.Annotator;
import org.psephos.model.Item;
import org.psephos.model.Response;

/** What is known of items, responses and annotators as rows of the tables of a dataset. */
final class FolderRows {
    private FolderRows() {}

    static void item(Item item, ParquetFile to) throws IOException {
        to.set("item", item.id().value());
        to.set("conversation", Cells.messages(item.conversation()));
        to.set("attributes", Cells.attributes(item.attributes())).end();
    }

    static void response(Response response, ParquetFile to) throws IOException {
        var item = response.item();
        var system = response.system();
        to.set("response", response.id().value());
        to.set("item", item == null ? null : item.value());
        to.set("system", system == null ? null : system.value());
        to.set("messages", Cells.messages(response.messages()));
        to.set("tokens", response.tokens()).set("cost", response.cost());
        to.set("attributes", Cells.attributes(response.attributes())).end();
    }

    static void annotator(Annotator annotator, ParquetFile to) throws IOException {
        to.set("annotator", annotator.id().value());
        switch (annotator) {
            case Annotator.Person person ->
                    to.set("kind", "person").set("attributes", Cells.attributes(person.profile()));
            case Annotator.Judge judge ->
                    to.set("kind", "judge")
                            .set("model", judge.model())
                            .set("prompt_version", judge.promptVersion())
                            .set("attributes", Cells.attributes(judge.settings()));
            case Annotator.Simulated simulated ->
                    to.set("kind", "simulated").set("biases", Cells.attributes(simulated.biases()));
        }
        to.end();
    }
}
