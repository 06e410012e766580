package org.psephos.curate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.psephos.audit.Finding;
import org.psephos.audit.Finding.Severity;
import org.psephos.dataset.Entry;

/**
 * Hints of personal data and secrets in texts: e-mail addresses, telephone numbers, card numbers
 * (by Luhn's check digit), keys of services. Hints: reserved examples are left out, and names and
 * addresses are not looked for. What is found is shown masked.
 */
final class PersonalData implements Check {
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9-]{1,63}\\.)+[A-Za-z]{2,24}");
    private static final Pattern PHONE =
            Pattern.compile(
                    "(?<![\\w.+-])(\\+\\d{1,3}[ .-]?(\\(\\d{1,4}\\)[ .-]?)?\\d{2,4}([ .-]?\\d{2,4}){1,4}"
                            + "|\\(\\d{3}\\) ?\\d{3}[ .-]\\d{4}|\\d{3}[.-]\\d{3}[.-]\\d{4})(?![\\w-])");
    private static final Pattern CARD =
            Pattern.compile("(?<![\\w-])\\d{4}([ -]?\\d{4}){3}(?![\\w-])");
    private static final Pattern SECRET =
            Pattern.compile(
                    "(?<![A-Za-z0-9])(sk-[A-Za-z0-9_-]{20,}|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36,}"
                            + "|hf_[A-Za-z0-9]{30,}|xox[abprs]-[A-Za-z0-9-]{10,}|AIza[A-Za-z0-9_-]{35}"
                            + "|-----BEGIN [A-Z ]*PRIVATE KEY-----)");
    private static final List<String> RESERVED =
            List.of("@example.", ".example", "@test.", "@localhost", "@email.com", "@domain.com");
    private static final int SHOWN = 3;

    private final Evidence evidence = new Evidence();
    private final SortedMap<String, Long> kinds = new TreeMap<>();
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
        if (text.indexOf('@') >= 0) {
            found |= all(EMAIL, "e-mail", text);
        }
        if (hasLongNumber(text)) {
            found |= all(PHONE, "telephone number", text);
            found |= all(CARD, "card number", text);
        }
        if (hasKey(text)) {
            found |= all(SECRET, "key", text);
        }
        return found;
    }

    /** Nine digits near each other; the patterns are slow, and most texts have none. */
    private static boolean hasLongNumber(String text) {
        int digits = 0;
        int gap = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                digits++;
                gap = 0;
                if (digits == 9) {
                    return true;
                }
            } else if (++gap > 2) {
                digits = 0;
            }
        }
        return false;
    }

    private static boolean hasKey(String text) {
        return text.indexOf("sk-") >= 0
                || text.indexOf('_') >= 0
                || text.indexOf("AKIA") >= 0
                || text.indexOf("AIza") >= 0
                || text.indexOf("xox") >= 0
                || text.indexOf("-----BEGIN") >= 0;
    }

    private boolean all(Pattern pattern, String kind, String text) {
        var matcher = pattern.matcher(text);
        boolean found = false;
        while (matcher.find()) {
            var value = matcher.group();
            if (isReal(kind, value)) {
                found = true;
                kinds.merge(kind, 1L, Long::sum);
                if (examples.size() < SHOWN) {
                    examples.add(masked(value));
                }
            }
        }
        return found;
    }

    private static boolean isReal(String kind, String value) {
        return switch (kind) {
            case "e-mail" -> {
                var low = value.toLowerCase(Locale.ROOT);
                yield RESERVED.stream().noneMatch(low::contains);
            }
            case "telephone number" -> !value.contains("555") && digits(value) >= 9;
            case "card number" -> luhn(value);
            default -> true;
        };
    }

    private static long digits(String value) {
        return value.chars().filter(c -> c >= '0' && c <= '9').count();
    }

    /** Luhn's check digit, which every payment card has. */
    static boolean luhn(String value) {
        int sum = 0;
        boolean twice = false;
        for (int at = value.length() - 1; at >= 0; at--) {
            int digit = value.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                continue;
            }
            int weighed = twice ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
            twice = !twice;
        }
        return sum % 10 == 0 && sum > 0;
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
    public List<Finding> findings() {
        if (evidence.cases() == 0) {
            return List.of();
        }
        var counts = new ArrayList<String>();
        kinds.forEach((kind, count) -> counts.add(Words.count(count, kind)));
        return List.of(
                evidence.finding(
                        "personal-data",
                        kinds.containsKey("key") || kinds.containsKey("card number")
                                ? Severity.HIGH
                                : Severity.MEDIUM,
                        "%s rows seem to hold personal data or secrets: %s (such as %s)."
                                .formatted(
                                        evidence.counted(),
                                        String.join(", ", counts),
                                        String.join(", ", examples)),
                        "rows with a pattern of personal data",
                        "Look at them before the data leave the house, or drop them: psephos curate fix FILE --out PATH --drop personal-data"));
    }
}
