package org.psephos.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.psephos.audit.Value.Unknown;
import org.psephos.dataset.Dataset;

/** Every measure of agreement that fits the scale of each criterion. */
final class AgreementTable {
    private AgreementTable() {}

    static List<Agreement> of(Dataset dataset, AuditOptions options) {
        var all = new ArrayList<Agreement>();
        for (var data : Gathering.of(dataset, options)) {
            all.addAll(of(data, options));
        }
        return all;
    }

    static List<Agreement> of(ReliabilityData data, AuditOptions options) {
        var cells = UnitCells.byCounts(data);
        var coefficients = coefficients(data, cells);
        var estimates =
                new UnitBootstrap(options).estimates(cells, List.copyOf(coefficients.values()));
        var measured = new ArrayList<Agreement>();
        int at = 0;
        for (var entry : coefficients.entrySet()) {
            measured.add(
                    new Agreement(
                            entry.getKey(),
                            data.scale(),
                            data.feedback(),
                            data.criterion(),
                            data.units(),
                            data.pairable(),
                            data.raters(),
                            data.code().length,
                            data.repeated(),
                            estimates.get(at++),
                            entry.getValue().of(cells.count()) instanceof Unknown none
                                    ? none.reason()
                                    : null,
                            null));
        }
        return measured;
    }

    private static SequencedMap<Measure, Coefficient> coefficients(
            ReliabilityData data, UnitCells cells) {
        var coefficients = new LinkedHashMap<Measure, Coefficient>();
        if (data.scale() == MeasurementScale.NOMINAL) {
            coefficients.put(Measure.PERCENT_AGREEMENT, new PercentAgreement(cells));
        }
        coefficients.put(Measure.KRIPPENDORFF_ALPHA, new KrippendorffAlpha(cells, data));
        return coefficients;
    }
}
