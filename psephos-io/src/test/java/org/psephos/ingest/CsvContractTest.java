package org.psephos.ingest;

import java.nio.file.Path;
import java.util.List;
import org.psephos.dataset.Dataset;
import org.psephos.testkit.FeedbackReaderContract;

/** Separated values keep to the contract. */
final class CsvContractTest extends FeedbackReaderContract {
    private static final String[] WINNERS = {"left", "right", "tie", "both-bad"};

    @Override
    protected Dataset read(Path file, int threads) {
        return FeedbackFiles.read(List.of(file), Reading.threads(threads), ReadProgress.SILENT, 1);
    }

    @Override
    protected String header() {
        return "left,right,winner,note";
    }

    @Override
    protected String row(int number) {
        // A line break and doubled quotes inside quotes, so that cuts fall inside them.
        return "s%d,s%d,%s,\"n\n\"\"%d\"\"\""
                .formatted(number % 7, 7 + number % 5, WINNERS[number % 4], number);
    }

    @Override
    protected String longRow(int number, int length) {
        return "s0,s1,left," + "x".repeat(length);
    }

    @Override
    protected String tornRow() {
        return "s0,s1";
    }
}
