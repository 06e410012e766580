package org.psephos.curate;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Kinds of personal data and secrets that a pattern tells. Reserved examples, addresses of no
 * machine on the open net and numbers that fail their check digit are none.
 */
public enum PersonalKind {
    /** A key of a service, or a private key with all its lines. */
    KEY(
            "(?<![A-Za-z0-9])(sk-[A-Za-z0-9_-]{20,}|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36,}"
                    + "|hf_[A-Za-z0-9]{30,}|xox[abprs]-[A-Za-z0-9-]{10,}|AIza[A-Za-z0-9_-]{35}"
                    + "|-----BEGIN [A-Z ]*PRIVATE KEY-----([A-Za-z0-9+/=:,.\\s-]{0,16384}?-----END"
                    + " [A-Z ]*PRIVATE KEY-----|[A-Za-z0-9+/=\\s]*+))"),
    /** An address of electronic mail; its parts are bounded, or a long one would end the stack. */
    E_MAIL("[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9-]{1,63}\\.){1,16}[A-Za-z]{2,24}"),
    /** Four octets that are the address of a machine on the open net. */
    IP_ADDRESS("(?<![\\w.+-])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\w-]|\\.\\d)"),
    /** A number of a payment card, with Luhn's check digit. */
    CARD_NUMBER("(?<![\\w-])\\d{4}([ -]?\\d{4}){3}(?![\\w-])"),
    /** A telephone number, international or as in North America. */
    TELEPHONE_NUMBER(
            "(?<![\\w.+-])(\\+\\d{1,3}[ .-]?(\\(\\d{1,4}\\)[ .-]?)?\\d{2,4}([ .-]?\\d{2,4}){1,4}"
                    + "|\\(\\d{3}\\) ?\\d{3}[ .-]\\d{4}|\\d{3}[.-]\\d{3}[.-]\\d{4})(?![\\w-])");

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
            case IP_ADDRESS -> hasThreeDots(text);
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
            case IP_ADDRESS -> isOpenMachine(value.split("\\.", -1));
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

    /** Neither private, nor local, nor for documentation (RFC 6890), nor many machines at once. */
    private static boolean isOpenMachine(String[] octets) {
        var parts = new int[octets.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Integer.parseInt(octets[i]);
            if (parts[i] > 255 || (octets[i].length() > 1 && octets[i].charAt(0) == '0')) {
                return false;
            }
        }
        boolean shared = parts[0] == 100 && parts[1] >= 64 && parts[1] < 128;
        boolean inner =
                parts[0] == 10
                        || (parts[0] == 172 && parts[1] >= 16 && parts[1] < 32)
                        || (parts[0] == 192 && parts[1] == 168)
                        || (parts[0] == 169 && parts[1] == 254);
        boolean shown =
                (parts[0] == 192 && parts[1] == 0)
                        || (parts[0] == 198 && parts[1] == 51 && parts[2] == 100)
                        || (parts[0] == 203 && parts[1] == 0 && parts[2] == 113)
                        || (parts[0] == 198 && (parts[1] == 18 || parts[1] == 19));
        // Numbers of versions and sections; the open machines among them serve everybody.
        boolean version = Arrays.stream(parts).allMatch(part -> part < 20);
        boolean single = parts[0] > 0 && parts[0] != 127 && parts[0] < 224;
        return single && !shared && !inner && !shown && !version;
    }

    /** The exchange 555 of North America, which films use. */
    private static boolean isFictional(String digits) {
        int area = digits.length() == 11 && digits.charAt(0) == '1' ? 1 : 0;
        return digits.length() == area + 10 && digits.startsWith("555", area + 3);
    }

    private static String digits(String value) {
        var digits = new StringBuilder();
        for (int at = 0; at < value.length(); at++) {
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
