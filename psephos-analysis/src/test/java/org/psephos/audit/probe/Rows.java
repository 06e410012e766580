package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.List;
import org.psephos.dataset.Manifest;
import org.psephos.dataset.Rejects;
import org.psephos.dataset.RowTable;
import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;
import org.psephos.model.Origin;

/** Small tables for tests of probes. */
final class Rows {
    private Rows() {}

    /**
     * The table of {@code csv}, which has no quotes; a head names the roles.
     *
     * @param numbers roles that hold numbers; every other one holds names
     */
    static RowTable of(String csv, String... numbers) {
        var lines = csv.strip().lines().toList();
        var roles = List.of(lines.getFirst().split(",", -1));
        var fields = new ArrayList<TableField>();
        for (var role : roles) {
            var kind = List.of(numbers).contains(role) ? Kind.NUMBER : Kind.NAME;
            fields.add(TableField.optional(role, kind, ""));
        }
        var rows = new RowTable.Builder(fields);
        for (int line = 1; line < lines.size(); line++) {
            rows.add(List.of(lines.get(line).split(",", -1)), new Origin.Row("rows.csv", line + 1));
        }
        return rows.build(
                new Manifest(List.of(), lines.size() - 1L, Rejects.NONE, "test", null, false));
    }

    /** Lists of item numbers as rows, one user a list. */
    static RowTable lists(int[]... lists) {
        var csv = new StringBuilder("user,item,rank\n");
        for (int user = 0; user < lists.length; user++) {
            for (int place = 0; place < lists[user].length; place++) {
                csv.append("u%03d,i%02d,%s%n".formatted(user, lists[user][place], place + 1));
            }
        }
        return of(csv.toString(), "rank");
    }
}
