package org.psephos.ingest;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.Dictionary;

/**
 * The columns that all kinds of judgements share, as they grow. A row is first checked, then added:
 * a reject leaves no trace in them. Not thread-safe.
 */
final class HeaderRows {
    private final Plan plan;
    private final RejectLog log;
    private final long now;
    private final long firstLine;
    private final int time;
    private final int duration;
    private final int confidence;
    private final int weight;
    private final int voteId;
    private final int context;
    private final int criterion;
    private final int annotator;

    final NameColumn items = new NameColumn();
    final NameColumn annotators = new NameColumn();
    final NameColumn criteria = new NameColumn();
    final NameColumn contexts = new NameColumn();
    final LongColumn times = new LongColumn();
    final LongColumn durations = new LongColumn();
    final LongColumn confidences = new LongColumn();
    final LongColumn weights = new LongColumn();
    final LongColumn lines = new LongColumn();
    final SortedMap<String, NameColumn> attributes = new TreeMap<>();
    private final ByteDictionary voteIds = new ByteDictionary();
    private final LongColumn firstLines = new LongColumn();
    private final NameColumn[] attributeColumns;
    private final int[] attributeSlots;
    private byte[] joined = new byte[64];
    private int joinedLength;
    private boolean anyWeight;
    private int size;

    // What the row checked last says.
    private long rowTime;
    private double rowDuration;
    private double rowConfidence;
    private double rowWeight;

    HeaderRows(Plan plan, RejectLog log, long now, long firstLine) {
        this.firstLine = firstLine;
        this.plan = plan;
        this.log = log;
        this.now = now;
        time = plan.slot(Part.TIME);
        duration = plan.slot(Part.DURATION);
        confidence = plan.slot(Part.CONFIDENCE);
        weight = plan.slot(Part.WEIGHT);
        voteId = plan.slot(Part.VOTE_ID);
        context = plan.slot(Part.CONTEXT);
        criterion = plan.slot(Part.CRITERION);
        annotator = plan.slot(Part.ANNOTATOR);
        attributeColumns = new NameColumn[plan.attributes().size()];
        attributeSlots = new int[attributeColumns.length];
        int at = 0;
        for (var entry : plan.attributes().entrySet()) {
            attributeColumns[at] = new NameColumn();
            attributeSlots[at] = entry.getValue();
            attributes.put(entry.getKey(), attributeColumns[at]);
            at++;
        }
    }

    int size() {
        return size;
    }

    boolean hasItems() {
        return plan.item().length > 0;
    }

    boolean hasWeights() {
        return anyWeight;
    }

    boolean has(Part part) {
        return plan.slot(part) >= 0;
    }

    boolean hasLines() {
        return plan.lines();
    }

    /** Whether the row is understood as far as the header goes; if not, it is logged. */
    boolean check(Fields row, long line) {
        return (time < 0 || checkTime(row, line))
                && (duration < 0 || checkDuration(row, line))
                && (confidence < 0 || checkConfidence(row, line))
                && (weight < 0 || checkWeight(row, line))
                && (voteId < 0 || checkVoteId(row, line));
    }

    private boolean checkTime(Fields row, long line) {
        rowTime = Numbers.NO_TIME;
        if (row.blank(time)) {
            return true;
        }
        rowTime = Numbers.time(row, time);
        if (rowTime == Numbers.NO_TIME) {
            return reject(row, line, time, Numbers.expectedTime(row.text(time)));
        }
        return rowTime <= now || reject(row, line, time, "a time that has passed");
    }

    private boolean checkDuration(Fields row, long line) {
        rowDuration = row.blank(duration) ? Double.NaN : Numbers.parse(row, duration);
        boolean fine = row.blank(duration) || (rowDuration >= 0 && Double.isFinite(rowDuration));
        return fine || reject(row, line, duration, "seconds, at least 0");
    }

    private boolean checkConfidence(Fields row, long line) {
        rowConfidence = row.blank(confidence) ? Double.NaN : Numbers.parse(row, confidence);
        boolean fine = row.blank(confidence) || (rowConfidence >= 0 && rowConfidence <= 1);
        return fine || reject(row, line, confidence, "a number from 0 to 1");
    }

    private boolean checkWeight(Fields row, long line) {
        rowWeight = row.blank(weight) ? 1 : Numbers.parse(row, weight);
        boolean fine = rowWeight > 0 && Double.isFinite(rowWeight);
        return fine || reject(row, line, weight, "a positive, finite number");
    }

    private boolean checkVoteId(Fields row, long line) {
        if (row.empty(voteId)) {
            return true;
        }
        int before = voteIds.size();
        int code = voteIds.code(row.bytes, row.start[voteId], row.end[voteId]);
        if (code == before) {
            firstLines.add(line);
            return true;
        }
        long first = firstLines.value(code);
        // A row of several judgements meets its own id again.
        return first == line
                || reject(
                        row,
                        line,
                        voteId,
                        "an id that no vote before has (first on line "
                                + (firstLine + first)
                                + ")");
    }

    private boolean reject(Fields row, long line, int slot, String expected) {
        log.add(line, plan.column(slot), expected, row.shown(slot));
        return false;
    }

    /** Counts rows of which no more than systems and verdict are kept. */
    void count(int rows) {
        size += rows;
    }

    /** Adds the row that was checked last. */
    void add(Fields row, long line) {
        size++;
        if (time >= 0) {
            times.add(rowTime);
        }
        if (duration >= 0) {
            durations.add(rowDuration);
        }
        if (confidence >= 0) {
            confidences.add(rowConfidence);
        }
        if (weight >= 0) {
            weights.add(rowWeight);
            anyWeight |= rowWeight != 1;
        }
        if (annotator >= 0) {
            annotators.addId(row, annotator);
        }
        if (criterion >= 0) {
            criteria.addId(row, criterion);
        }
        if (context >= 0) {
            contexts.add(row, context);
        }
        if (plan.lines()) {
            lines.add(line);
        }
        if (plan.item().length > 0) {
            addItem(row);
        }
        for (int i = 0; i < attributeSlots.length; i++) {
            attributeColumns[i].add(row, attributeSlots[i]);
        }
    }

    private void addItem(Fields row) {
        if (plan.item().length == 1) {
            items.addId(row, plan.item()[0]);
        } else {
            joinItem(row);
            items.codes.add(items.names.code(joined, 0, joinedLength));
        }
    }

    /** Whether every part of the item's name is there; if not, it is logged. */
    boolean checkItem(Fields row, long line) {
        for (int slot : plan.item()) {
            if (row.blank(slot)) {
                return reject(row, line, slot, "the name of the item");
            }
        }
        return true;
    }

    /** Adds the name of an answer of the row's item. After {@link #checkItem}. */
    void addAnswer(Fields row, NameColumn answers, byte[] side) {
        joinItem(row);
        join(side, 0, side.length);
        answers.codes.add(answers.names.code(joined, 0, joinedLength));
    }

    private static final byte[] SLASH = {'/'};

    private void joinItem(Fields row) {
        joinedLength = 0;
        for (int slot : plan.item()) {
            if (joinedLength > 0) {
                join(SLASH, 0, 1);
            }
            if (!row.empty(slot)) {
                join(row.bytes, row.start[slot], row.end[slot]);
            }
        }
    }

    private void join(byte[] from, int start, int end) {
        int length = end - start;
        if (joinedLength + length > joined.length) {
            joined = Arrays.copyOf(joined, (joinedLength + length) * 2);
        }
        System.arraycopy(from, start, joined, joinedLength, length);
        joinedLength += length;
    }

    /**
     * Adds an attribute of the row added last, of a column that was not known when reading began.
     */
    void addLate(String name, byte[] value) {
        var column = attributes.get(name);
        if (column == null) {
            column = new NameColumn();
            attributes.put(name, column);
        }
        if (column.codes.size() < size) {
            column.codes.padTo(size - 1, Dictionary.MISSING);
            column.codes.add(column.names.code(value, 0, value.length));
        }
    }

    /** The column of {@code part}, where it holds names. */
    @Nullable NameColumn names(Part part) {
        return switch (part) {
            case ITEM -> hasItems() ? items : null;
            case ANNOTATOR -> annotator >= 0 ? annotators : null;
            case CRITERION -> criterion >= 0 ? criteria : null;
            case CONTEXT -> context >= 0 ? contexts : null;
            default -> null;
        };
    }
}
