package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.psephos.dataset.RowTable;
import org.psephos.math.Cholesky;
import org.psephos.model.PsephosException;

/**
 * Conditions of an experiment as columns of 0 and 1, each level of a factor beside a reference: the
 * one that was asked for, else the first by name.
 */
final class ExperimentDesign {
    static final String PREFIX = "factor:";

    /** Which columns there are. */
    enum Model {
        /** Every level of every factor. */
        MAIN,
        /** The same, and the products of two levels of two factors. */
        INTERACTION,
        /** Every combination of levels beside the first of all. */
        CELLS
    }

    /**
     * One column.
     *
     * @param name of the contrast, such as {@code opponent: ai - human}
     * @param holds for a row of the table
     */
    record Contrast(String name, IntPredicate holds) {}

    private final RowTable rows;
    private final List<String> references;
    private final List<String> factors = new ArrayList<>();
    private final List<Contrast> contrasts = new ArrayList<>();

    /**
     * @param references levels that others of their factor stand beside
     * @throws PsephosException where there is no factor, or one that does not vary, or a reference
     *     that is no level
     */
    ExperimentDesign(RowTable rows, Model model, List<String> references) {
        this.rows = rows;
        this.references = List.copyOf(references);
        for (var role : rows.roles()) {
            if (role.startsWith(PREFIX)) {
                factors.add(role);
                vary(role);
            }
        }
        if (factors.isEmpty()) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "no column says which condition a row is of",
                    "name one or more: --columns factor:NAME=COLUMN");
        }
        known();
        switch (model) {
            case MAIN -> main();
            case INTERACTION -> {
                main();
                products();
            }
            case CELLS -> cells();
        }
    }

    private void vary(String role) {
        if (rows.names(role).size() < 2) {
            throw new PsephosException(
                    PsephosException.Kind.DATA,
                    "%s is \"%s\" in every row".formatted(role, rows.names(role).getFirst()),
                    "leave the factor out, or name a column that varies");
        }
    }

    private static String title(String role) {
        return role.substring(PREFIX.length());
    }

    private void main() {
        for (var role : factors) {
            contrasts.addAll(levels(role));
        }
    }

    private void known() {
        for (var reference : references) {
            if (factors.stream().noneMatch(role -> rows.names(role).contains(reference))) {
                throw new PsephosException(
                        PsephosException.Kind.USAGE,
                        "--set reference names \"%s\", which is a level of no factor"
                                .formatted(reference),
                        "write a level as it stands in the rows, with | between those of several factors");
            }
        }
    }

    private String reference(String role) {
        return references.stream()
                .filter(rows.names(role)::contains)
                .findFirst()
                .orElse(rows.names(role).getFirst());
    }

    private List<Contrast> levels(String role) {
        var usual = reference(role);
        return rows.names(role).stream()
                .filter(level -> !level.equals(usual))
                .map(
                        level ->
                                new Contrast(
                                        "%s: %s - %s".formatted(title(role), level, usual),
                                        row -> rows.text(role, row).equals(level)))
                .toList();
    }

    private void products() {
        for (int one = 0; one < factors.size(); one++) {
            for (int other = one + 1; other < factors.size(); other++) {
                for (var a : levels(factors.get(one))) {
                    for (var b : levels(factors.get(other))) {
                        contrasts.add(
                                new Contrast(
                                        a.name() + " x " + b.name(), a.holds().and(b.holds())));
                    }
                }
            }
        }
    }

    private void cells() {
        var seen = new TreeSet<String>();
        for (int row = 0; row < rows.size(); row++) {
            seen.add(cell(row));
        }
        var usual = factors.stream().map(this::reference).collect(Collectors.joining(", "));
        var first = seen.contains(usual) ? usual : seen.first();
        for (var cell : seen) {
            if (!cell.equals(first)) {
                contrasts.add(new Contrast(cell + " - " + first, row -> cell(row).equals(cell)));
            }
        }
    }

    /** The combination of levels of a row. */
    String cell(int row) {
        return factors.stream().map(role -> rows.text(role, row)).collect(Collectors.joining(", "));
    }

    List<Contrast> contrasts() {
        return Collections.unmodifiableList(contrasts);
    }

    /** The columns of one row. */
    double[] columns(int row) {
        return contrasts.stream().mapToDouble(one -> one.holds().test(row) ? 1 : 0).toArray();
    }

    /** Whether no column of {@code x} follows from a constant and the others. */
    static boolean tellsApart(double[][] x) {
        int n = x.length;
        int size = n == 0 ? 0 : x[0].length;
        var means = new double[size];
        for (var row : x) {
            for (int k = 0; k < size; k++) {
                means[k] += row[k] / n;
            }
        }
        var products = new double[size * size];
        for (var row : x) {
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < size; b++) {
                    products[a * size + b] += (row[a] - means[a]) * (row[b] - means[b]);
                }
            }
        }
        return Cholesky.of(products, size) != null;
    }
}
