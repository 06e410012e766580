package org.psephos.ingest;

import java.nio.file.Path;
import java.util.List;
import org.psephos.dataset.Dataset;
import org.psephos.testkit.FeedbackReaderContract;

/** Lines of JSON keep to the contract. */
final class JsonLinesContractTest extends FeedbackReaderContract {
    private static final String[] WINNERS = {"model_a", "model_b", "tie", "both_bad"};

    @Override
    protected Dataset read(Path file, int threads) {
        return FeedbackFiles.read(List.of(file), Reading.threads(threads), ReadProgress.SILENT, 1);
    }

    @Override
    protected String header() {
        return "";
    }

    @Override
    protected String row(int number) {
        return "{\"model_a\":\"s%d\",\"model_b\":\"s%d\",\"winner\":\"%s\",\"turn\":%d}"
                .formatted(number % 7, 7 + number % 5, WINNERS[number % 4], number);
    }

    @Override
    protected String longRow(int number, int length) {
        return "{\"model_a\":\"a\",\"model_b\":\"b\",\"winner\":\"tie\",\"note\":\"%s\"}"
                .formatted("x".repeat(length));
    }

    @Override
    protected String tornRow() {
        return "{\"model_a\":\"a\",\"model_b\":";
    }
}
