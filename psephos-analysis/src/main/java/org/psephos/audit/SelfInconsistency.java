package org.psephos.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.psephos.audit.Finding.Severity;
import org.psephos.audit.Finding.Unit;

/**
 * How often the same annotator answers the same question differently: asked again in the other
 * order (a flip), or again in the same order (test and retest). A tie twice is consistent;
 * judgements that did not come are not counted. Where annotators are not named, only questions that
 * were asked once in each order are looked at, as one judge would be asked.
 *
 * <p>Severity, by the lower end of the interval: high from 25%, medium from 10%, low from 2%.
 *
 * @see OrderAccounts
 */
final class SelfInconsistency {
    private static final double HIGH = 0.25;
    private static final double MEDIUM = 0.1;
    private static final double LOW = 0.02;
    private static final Draft FLIPS =
            Draft.of(
                    "self-inconsistency",
                    "share of questions answered otherwise when the order is turned round",
                    Unit.SHARE,
                    "count a flip as no verdict or as a tie, and ask every question in both orders");
    private static final Draft REPEATS =
            FLIPS.by("share of questions answered otherwise when asked again");

    private SelfInconsistency() {}

    static Finding look(Docket docket) {
        var accounts = OrderAccounts.of(docket.votes(), docket.questions());
        if (accounts.twice() == 0) {
            return FLIPS.cannotSay(
                    docket.questions().known() == 0
                            ? "no vote says about which item it is, so that no question can be recognised"
                            : "nobody judged the same two answers to the same item twice",
                    "ask some questions again, in the other order");
        }
        boolean flips = accounts.turned().asked() >= accounts.repeated().asked();
        var told = flips ? accounts.turned() : accounts.repeated();
        var interval = told.interval(docket.options().level());
        return (flips ? FLIPS : REPEATS)
                .of(told.share(), interval)
                .from(told.asked())
                .behind(rows(docket, told))
                .says(severity(interval.low()), claim(docket, accounts));
    }

    private static List<String> rows(Docket docket, OrderAccounts.Told told) {
        return Origins.of(docket.votes().headers(), IntStream.of(told.examples()));
    }

    private static Severity severity(double low) {
        if (low >= HIGH) {
            return Severity.HIGH;
        }
        return low >= MEDIUM ? Severity.MEDIUM : low >= LOW ? Severity.LOW : Severity.NONE;
    }

    private static String claim(Docket docket, OrderAccounts accounts) {
        var parts = new ArrayList<String>();
        var turned = accounts.turned();
        if (turned.asked() > 0) {
            parts.add(
                    "of %s asked in both orders, %s were answered otherwise (%s): by net vote %s have a winner, both times the same one %s, with a flip as a tie %s ties"
                            .formatted(
                                    Words.count(turned.asked(), "question"),
                                    Words.percent(turned.share()),
                                    Words.percents(turned.interval(docket.options().level())),
                                    Words.percent(accounts.netDecided()),
                                    Words.percent(accounts.bothSame()),
                                    Words.percent(1 - accounts.bothSame())));
        }
        if (accounts.systems().size() == 2) {
            parts.add(accounts.winRates());
        }
        var repeated = accounts.repeated();
        if (repeated.asked() > 0) {
            parts.add(
                    "of %s asked again in the same order, %s were answered otherwise (%s)"
                            .formatted(
                                    Words.count(repeated.asked(), "question"),
                                    Words.percent(repeated.share()),
                                    Words.percents(repeated.interval(docket.options().level()))));
        }
        if (docket.votes().headers().annotator() == null) {
            parts.add("annotators are not named, so some of it may be two people");
        }
        return String.join("; ", parts);
    }
}
