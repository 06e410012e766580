package org.psephos.audit.probe;

import java.util.List;
import org.psephos.audit.Finding;

/**
 * What a probe found.
 *
 * @param quantities in the order of the page of the probe
 * @param findings the worst first
 */
public record ProbeResult(List<Quantity> quantities, List<Finding> findings) {
    public ProbeResult {
        quantities = List.copyOf(quantities);
        findings =
                findings.stream()
                        .sorted(java.util.Comparator.comparing(Finding::severity))
                        .toList();
    }

    /** The quantity called {@code name} of all rows. */
    public Quantity quantity(String name) {
        return quantity(name, "");
    }

    /**
     * The quantity called {@code name} of a part of the rows.
     *
     * @throws IllegalArgumentException where there is none
     */
    public Quantity quantity(String name, String of) {
        return quantities.stream()
                .filter(one -> one.name().equals(name) && one.of().equals(of))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no %s of %s".formatted(name, of)));
    }

    /** Whether there is any value at all. */
    public boolean answers() {
        return quantities.stream().anyMatch(one -> one.value() != null);
    }
}
