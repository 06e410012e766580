package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import org.psephos.dataset.Comparisons;

/** What each annotator voted, in name order; votes without an annotator are left out. */
record Voters(List<Voter> voters, long unnamed) {

    /** One annotator with votes by outcome. */
    record Voter(String name, long left, long right, long tie, long bothBad) {
        long decided() {
            return left + right;
        }

        long all() {
            return left + right + tie + bothBad;
        }
    }

    Voters {
        voters = List.copyOf(voters);
    }

    static Voters of(Comparisons votes) {
        var column = votes.headers().annotator();
        if (column == null) {
            return new Voters(List.of(), votes.size());
        }
        var counts = new long[column.names().size()][4];
        long unnamed = 0;
        for (int row = 0; row < votes.size(); row++) {
            int code = column.code(row);
            if (code < 0) {
                unnamed++;
            } else {
                counts[code][votes.outcomeOrdinal(row)]++;
            }
        }
        var voters = new ArrayList<Voter>();
        for (int code = 0; code < counts.length; code++) {
            var voter =
                    new Voter(
                            column.names().name(code),
                            counts[code][0],
                            counts[code][1],
                            counts[code][2],
                            counts[code][3]);
            if (voter.all() > 0) {
                voters.add(voter);
            }
        }
        return new Voters(voters, unnamed);
    }

    long all() {
        return voters.stream().mapToLong(Voter::all).sum();
    }
}
