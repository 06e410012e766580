package org.psephos.dataset;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.psephos.model.Header;
import org.psephos.model.Origin;

/** Headers, growing. Not thread-safe. */
final class HeaderRows {
    private static final double NANOS = 1e9;

    private final CodedRows items = new CodedRows();
    private final CodedRows annotators = new CodedRows();
    private final CodedRows criteria = new CodedRows();
    private final CodedRows contexts = new CodedRows();
    private final CodedRows sources = new CodedRows();
    private final CodedRows events = new CodedRows();
    private final AttributeRows attributes = new AttributeRows();
    private final Longs times = new Longs();
    private final Longs lines = new Longs();
    private final Numbers durations = new Numbers();
    private final Numbers confidences = new Numbers();
    private final Numbers weights = new Numbers();
    private boolean timed;
    private boolean weighted;
    private boolean aboutMore;
    private int size;

    void add(Header header) {
        size++;
        var item = header.item();
        var annotator = header.annotator();
        var time = header.time();
        items.add(item == null ? null : item.value());
        annotators.add(annotator == null ? null : annotator.value());
        criteria.add(header.criterion());
        contexts.add(header.context());
        times.add(time == null ? HeaderColumns.NO_TIME : time.toEpochMilli());
        durations.add(seconds(header.duration()));
        confidences.add(header.confidence());
        weights.add(header.weight());
        attributes.add(header.attributes());
        timed |= time != null;
        weighted |= header.weight() != 1;
        aboutMore |= !header.criterion().equals(Header.OVERALL);
        add(header.origin());
    }

    private void add(Origin origin) {
        switch (origin) {
            case Origin.Row row -> {
                sources.add(row.source());
                lines.add(row.line());
                events.add(null);
            }
            case Origin.Event event -> {
                sources.add(null);
                lines.add(0);
                events.add(event.id());
            }
        }
    }

    HeaderColumns build() {
        var columns = HeaderColumns.builder(size);
        columns.item(items.buildUnlessMissing()).annotator(annotators.buildUnlessMissing());
        columns.criterion(aboutMore ? criteria.build() : null);
        columns.context(contexts.buildUnlessMissing());
        columns.time(timed ? times.toArray() : null);
        columns.duration(durations.toArrayUnlessMissing());
        columns.confidence(confidences.toArrayUnlessMissing());
        columns.weight(weighted ? weights.toArray() : null);
        columns.event(events.buildUnlessMissing());
        attributes.build().forEach(columns::attribute);
        var named = sources.build();
        columns.origin(named.names().names(), codes(named), lines.toArray());
        return columns.build();
    }

    /** One source needs no column: four bytes a row saved in the ordinary case. */
    private static int @Nullable [] codes(Coded named) {
        if (named.names().size() <= 1) {
            return null;
        }
        var codes = new int[named.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = named.code(row);
        }
        return codes;
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds() + duration.toNanosPart() / NANOS;
    }
}
