package org.psephos.ingest;

import java.util.Arrays;

/** Rankings as they grow. Not thread-safe. */
final class RankingRows extends Rows {
    private static final String ORDER =
            "two or more systems as a > b = c, or a JSON array with ties as inner arrays";

    private final int cell;
    private final RankingCell parser = new RankingCell();

    final ByteDictionary systems = new ByteDictionary();

    /** One past the last member, by ranking. */
    final IntColumn ends = new IntColumn();

    final IntColumn members = new IntColumn();
    final IntColumn tiers = new IntColumn();

    RankingRows(Plan plan, ReadOptions options, long firstLine) {
        super(plan, options, firstLine);
        cell = plan.slot(Part.RANKING);
    }

    @Override
    void row(Fields row, long line) {
        var fault = row.blank(cell) ? ORDER : parser.parse(row, cell);
        if (fault == null && parser.size() < 2) {
            fault = ORDER;
        }
        if (fault != null) {
            log.add(line, plan.column(cell), fault, row.shown(cell));
            return;
        }
        if (!headers.check(row, line)) {
            return;
        }
        int[] codes = codes();
        if (repeats(codes)) {
            log.add(line, plan.column(cell), "each system once", row.shown(cell));
            return;
        }
        headers.add(row, line);
        for (int i = 0; i < codes.length; i++) {
            members.add(codes[i]);
            tiers.add(parser.tier(i));
        }
        ends.add(members.size());
    }

    private int[] codes() {
        int[] codes = new int[parser.size()];
        for (int i = 0; i < codes.length; i++) {
            byte[] name = parser.name(i);
            codes[i] = systems.code(name, 0, name.length);
        }
        return codes;
    }

    private static boolean repeats(int[] codes) {
        int[] sorted = codes.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                return true;
            }
        }
        return false;
    }
}
