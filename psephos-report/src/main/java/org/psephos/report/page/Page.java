package org.psephos.report.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that stands on a report, in the order of the page.
 *
 * @param title of the window
 * @param headline the verdict
 * @param more sentences after it
 * @param meta what was read, in one line
 * @param reasons why there is no ladder, with what to do; empty where there is one
 * @param doubts what an audit looked for
 * @param judges beside people; absent where the data do not know them apart
 * @param meetings who beat whom, in figures
 * @param beside whether these figures are narrow enough to stand side by side
 * @param votes what the votes are like, in figures
 * @param rejects by reason with an example; absent where every row was understood
 * @param setAside by reason; absent where nothing was
 */
public record Page(
        String title,
        String headline,
        List<String> more,
        String meta,
        List<String> reasons,
        List<List<String>> groups,
        @Nullable LadderView ladder,
        DoubtsView doubts,
        @Nullable JudgesView judges,
        List<Figure> meetings,
        boolean beside,
        List<Figure> votes,
        @Nullable TableView rejects,
        @Nullable TableView setAside,
        List<String> reading,
        @Nullable TableView gaps,
        Foot foot,
        Parts parts) {
    public Page {
        more = List.copyOf(more);
        reasons = List.copyOf(reasons);
        groups = groups.stream().map(List::copyOf).toList();
        meetings = List.copyOf(meetings);
        votes = List.copyOf(votes);
        reading = List.copyOf(reading);
    }

    /**
     * The parts that are the same on every page.
     *
     * @param policy what the page may load: nothing from outside
     * @param libraries scripts of others, in order of use
     * @param script of ours, after the libraries
     */
    public record Parts(String policy, String style, List<String> libraries, String script) {
        public Parts {
            libraries = List.copyOf(libraries);
        }
    }
}
