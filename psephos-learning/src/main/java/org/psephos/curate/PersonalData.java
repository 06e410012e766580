package org.psephos.curate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.Entry;

/**
 * Hints of personal data and secrets in texts, by {@link PersonalKind}. Hints: names and addresses
 * are not looked for. What is found is shown masked.
 */
final class PersonalData implements Check {
    private static final int SHOWN = 3;

    private final Evidence evidence = new Evidence();
    private final SortedMap<PersonalKind, Long> kinds =
            new TreeMap<>(Comparator.comparing(PersonalKind::toString));
    private final List<String> examples = new ArrayList<>();

    @Override
    public List<String> see(Entry entry) {
        var item = entry.item();
        boolean found = item != null && look(TextUnit.text(item.conversation()));
        for (var response : entry.responses()) {
            found |= look(AnswerChecks.text(response));
        }
        evidence.look();
        return found ? evidence.hit(entry.origin(), "personal-data") : List.of();
    }

    private boolean look(String text) {
        boolean found = false;
        for (var kind : PersonalKind.values()) {
            found |= kind.mayStandIn(text) && all(kind, text);
        }
        return found;
    }

    private boolean all(PersonalKind kind, String text) {
        var matcher = kind.pattern().matcher(text);
        boolean found = false;
        while (matcher.find()) {
            var value = matcher.group();
            if (kind.isReal(value)) {
                found = true;
                kinds.merge(kind, 1L, Long::sum);
                if (examples.size() < SHOWN) {
                    examples.add(masked(value));
                }
            }
        }
        return found;
    }

    /** The value with all but its first and last letters or digits hidden. */
    static String masked(String value) {
        var masked = new StringBuilder();
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            boolean end = at == 0 || at == value.length() - 1;
            masked.append(end || !Character.isLetterOrDigit(c) ? c : '*');
        }
        return masked.length() <= 30 ? masked.toString() : masked.substring(0, 29) + "…";
    }

    @Override
    public List<String> looked() {
        return evidence.looked("personal-data");
    }

    @Override
    public List<Finding> findings() {
        if (evidence.cases() == 0) {
            return List.of();
        }
        var counts = new ArrayList<String>();
        kinds.forEach((kind, count) -> counts.add(kind.counted(count)));
        boolean grave =
                kinds.containsKey(PersonalKind.KEY) || kinds.containsKey(PersonalKind.CARD_NUMBER);
        return List.of(
                evidence.finding(
                        "personal-data",
                        grave ? Severity.HIGH : Severity.MEDIUM,
                        "%s rows seem to hold personal data or secrets: %s (such as %s)."
                                .formatted(
                                        evidence.counted(),
                                        String.join(", ", counts),
                                        String.join(", ", examples)),
                        "rows with a pattern of personal data",
                        "Look at them before the data leave the house; mask them: psephos curate fix FILE --out PATH --drop none --redact all, or drop the rows: --drop personal-data"));
    }
}
