package org.psephos.curate;

import java.util.Arrays;

/** What tells addresses of machines on the open net from others, and from numbers like them. */
final class IpAddress {
    private static final int GROUPS = 8;
    private static final int LEAST_GROUPS = 3;

    private IpAddress() {}

    /** Whether {@code text}, four octets or at most eight groups of hexadecimal digits, is one. */
    static boolean isOpen(String text) {
        return text.indexOf(':') < 0 ? isOpen(text.split("\\.", -1)) : isOpenSixth(text);
    }

    /** Neither private, nor local, nor for documentation (RFC 6890), nor many machines at once. */
    private static boolean isOpen(String[] octets) {
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
                (parts[0] == 192 && parts[1] == 0 && (parts[2] == 0 || parts[2] == 2))
                        || (parts[0] == 198 && parts[1] == 51 && parts[2] == 100)
                        || (parts[0] == 203 && parts[1] == 0 && parts[2] == 113)
                        || (parts[0] == 198 && (parts[1] == 18 || parts[1] == 19));
        // Numbers of versions and sections; the open machines among them serve everybody.
        boolean version = Arrays.stream(parts).allMatch(part -> part < 20);
        boolean single = parts[0] > 0 && parts[0] != 127 && parts[0] < 224;
        return single && !shared && !inner && !shown && !version;
    }

    /**
     * Global unicast (2000::/3, RFC 4291), but for documentation (RFC 3849, RFC 9637): what else
     * has colons, such as times, names of C++ and fingerprints, begins otherwise. A short form has
     * at least three groups, or a year and a number would be one.
     */
    private static boolean isOpenSixth(String text) {
        int gap = text.indexOf("::");
        int groups = 0;
        for (var group : text.split(":", -1)) {
            groups += group.isEmpty() ? 0 : 1;
        }
        boolean whole = gap < 0 && groups == GROUPS;
        boolean brief = gap >= 0 && groups >= LEAST_GROUPS && isOneGap(text, gap);
        if (!whole && !brief) {
            return false;
        }
        int first = Integer.parseInt(text.substring(0, 4), 16);
        var second = text.substring(5).split(":", -1)[0];
        boolean shown =
                (first == 0x2001 && second.matches("0?[dD][bB]8"))
                        || (first == 0x3FFF && (second.length() < 4 || second.charAt(0) == '0'));
        return first >= 0x2000 && first < 0x4000 && !shown;
    }

    private static boolean isOneGap(String text, int gap) {
        boolean torn = text.endsWith(":") && gap != text.length() - 2;
        return text.indexOf("::", gap + 1) < 0 && !torn;
    }
}
