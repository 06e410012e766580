package org.psephos.report.page;

import java.util.List;

/**
 * How to get the report again.
 *
 * @param facts method, options, seed, version and licence in words
 * @param command that makes the same report
 */
public record Foot(List<Fact> facts, TableView files, String command) {
    public Foot {
        facts = List.copyOf(facts);
    }

    /** A name and what it is. */
    public record Fact(String name, String value) {}
}
