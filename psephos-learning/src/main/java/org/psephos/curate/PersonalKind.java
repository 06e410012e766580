package org.psephos.curate;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Kinds of personal data and secrets that a pattern tells. Reserved examples, addresses of no
 * machine on the open net and numbers that fail their check digit are none.
 */
public enum PersonalKind {
    /** A key of a service, a signed token, or a private key with all its lines. */
    KEY(
            "(?<![A-Za-z0-9])(sk-[A-Za-z0-9_-]{20,}|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36,}"
                    + "|hf_[A-Za-z0-9]{30,}|xox[abprs]-[A-Za-z0-9-]{10,}|AIza[A-Za-z0-9_-]{35}"
                    + "|(?<![_-])eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{16,}+"
                    // Five hyphens end its lines: no text is gone through for two keys.
                    + "|-----BEGIN [A-Z ]{0,32}PRIVATE KEY-----([A-Za-z0-9+/=:,.\\s\\\\]*+"
                    + "(?:-(?!----)[A-Za-z0-9+/=:,.\\s\\\\]*+){0,64}+-----END"
                    + " [A-Z ]{0,32}PRIVATE KEY-----|[A-Za-z0-9+/=\\s]*+))"),
    /**
     * An address of electronic mail, of letters of alphabets; where words stand side by side
     * without blanks nobody could tell where it begins. Its parts are bounded, or a long one would
     * end the stack.
     */
    E_MAIL(
            "[A-Za-z0-9._%+LETTERS-]{1,64}@([A-Za-z0-9LETTERS-]{1,63}\\.){1,16}[A-Za-zLETTERS]{2,24}"
                    .replace(
                            "LETTERS",
                            "\\u00C0-\\u024F\\u0300-\\u052F\\u05D0-\\u05EA\\u0620-\\u064F\\u0900-\\u0963\\u1E00-\\u1FFF")),
    /** Four octets, or groups of hexadecimal digits, of a machine on the open net. */
    IP_ADDRESS(
            "(?<![\\w.+-])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\w-]|\\.\\d)"
                    + "|(?<![\\w.:+-])[0-9A-Fa-f]{4}(?::[0-9A-Fa-f]{0,4}){1,6}"
                    + "(?:::|:[0-9A-Fa-f]{1,4})(?![\\w-]|:[\\w:])"),
    /** A number of a payment card, of 16 digits or as 15 of American Express, with Luhn's digit. */
    CARD_NUMBER(
            "(?<![\\w-]|\\d\\.)(\\d{4}([ -]?\\d{4}){3}|\\d{4}(\\.\\d{4}){3}"
                    + "|3[47]\\d{2}[ .-]?\\d{6}[ .-]?\\d{5})(?![\\w-]|\\.\\d)"),
    /** A telephone number, international or as in North America, with its extension. */
    TELEPHONE_NUMBER(
            "(?<![\\w.+-])(\\+\\d{1,3}[ .-]?(\\(\\d{1,4}\\)[ .-]?)?\\d{2,4}([ .-]?\\d{2,4}){1,4}"
                    + "|(1[ .-]?)?\\(\\d{3}\\)[ .-]?\\d{3}[ .-]\\d{4}"
                    + "|(1[ .-])?\\d{3}[.-]\\d{3}[.-]\\d{4})"
                    + "(,? ?(?i:extension|ext\\.?|x|#) ?\\d{1,6})?(?![\\w-])");

    private static final int LEAST_DIGITS = 9;

    /** Domains of nobody (RFC 2606), and one that forms show. */
    private static final String[] RESERVED = {
        "example",
        "test",
        "invalid",
        "localhost",
        "example.com",
        "example.net",
        "example.org",
        "domain.com"
    };

    private final Pattern pattern;

    PersonalKind(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** The kind that is called so on the command line; null for none. */
    public static @Nullable PersonalKind of(String name) {
        for (var kind : values()) {
            if (kind.toString().equals(name)) {
                return kind;
            }
        }
        return null;
    }

    /** What finds candidates, of which {@link #isReal} tells which count. */
    Pattern pattern() {
        return pattern;
    }

    /** As on the command line: {@code e-mail}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In a sentence: {@code 2 telephone numbers}. */
    String counted(long count) {
        return switch (this) {
            case E_MAIL -> Words.count(count, "e-mail");
            case IP_ADDRESS -> Words.number(count) + (count == 1 ? " IP address" : " IP addresses");
            default -> Words.count(count, toString().replace('-', ' '));
        };
    }

    /** Whether a text may hold one at all; the patterns are slow, and most texts have none. */
    boolean mayStandIn(String text) {
        return switch (this) {
            case E_MAIL -> text.indexOf('@') >= 0;
            case TELEPHONE_NUMBER, CARD_NUMBER -> hasLongNumber(text);
            case KEY -> hasKey(text);
            case IP_ADDRESS -> hasThreeDots(text) || hasThreeColons(text);
        };
    }

    /** Nine digits near each other. */
    private static boolean hasLongNumber(String text) {
        int digits = 0;
        int gap = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (isDigit(c)) {
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
                || text.indexOf("eyJ") >= 0
                || text.indexOf("-----BEGIN") >= 0;
    }

    /** Three dots between digits, close to each other. */
    private static boolean hasThreeDots(String text) {
        int dots = 0;
        int last = -5;
        for (int at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) {
            boolean between =
                    at > 0
                            && at + 1 < text.length()
                            && isDigit(text.charAt(at - 1))
                            && isDigit(text.charAt(at + 1));
            dots = between ? (at - last <= 4 ? dots + 1 : 1) : 0;
            last = at;
            if (dots == 3) {
                return true;
            }
        }
        return false;
    }

    /** Three colons, with no more than four digits between them. */
    private static boolean hasThreeColons(String text) {
        int colons = 0;
        int last = -6;
        for (int at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
            colons = at - last <= 5 ? colons + 1 : 1;
            last = at;
            if (colons == 3) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * Whether what the pattern found is hidden where people are masked: examples that tell of
     * nobody too, for a mask too many hurts less than an address that was none of them.
     */
    boolean isHidden(String value) {
        return switch (this) {
            case E_MAIL -> true;
            case TELEPHONE_NUMBER -> digits(value).length() >= LEAST_DIGITS;
            case CARD_NUMBER, IP_ADDRESS, KEY -> isReal(value);
        };
    }

    /** Whether what the pattern found is one that tells of somebody. */
    boolean isReal(String value) {
        return switch (this) {
            case E_MAIL -> isOpenAddress(value.toLowerCase(Locale.ROOT));
            case TELEPHONE_NUMBER ->
                    digits(value).length() >= LEAST_DIGITS && !isFictional(digits(value));
            case CARD_NUMBER -> luhn(value);
            case IP_ADDRESS -> IpAddress.isOpen(value);
            case KEY -> true;
        };
    }

    /** Whether it is at a domain that anybody may have. */
    private static boolean isOpenAddress(String address) {
        var domain = address.substring(address.lastIndexOf('@') + 1);
        for (var reserved : RESERVED) {
            if (domain.equals(reserved) || domain.endsWith("." + reserved)) {
                return false;
            }
        }
        return true;
    }

    /** 555-0100 to 555-0199 of North America, which are kept for films. */
    private static boolean isFictional(String digits) {
        int area = digits.length() == 11 && digits.charAt(0) == '1' ? 1 : 0;
        return digits.length() == area + 10 && digits.startsWith("55501", area + 3);
    }

    /** The digits of a telephone number, but for those of an extension. */
    private static String digits(String value) {
        var digits = new StringBuilder();
        for (int at = 0; at < value.length(); at++) {
            if (Character.isLetter(value.charAt(at)) || value.charAt(at) == '#') {
                break;
            }
            if (isDigit(value.charAt(at))) {
                digits.append(value.charAt(at));
            }
        }
        return digits.toString();
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
}
