package org.psephos.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/** An address as a user writes it where a file is expected. */
public sealed interface Address {
    /** How an address is written. */
    String WRITTEN = "hf://owner/name[/config][@revision] or https://host/file";

    /**
     * A dataset of the hub.
     *
     * @param inside a configuration, a folder or a file of it; empty for the usual configuration
     * @param revision a branch, a tag or a commit
     */
    record Hub(String owner, String name, String inside, String revision) implements Address {
        /** Owner and name, as the hub calls it. */
        public String id() {
            return owner + "/" + name;
        }

        @Override
        public String toString() {
            return "hf://"
                    + id()
                    + (inside.isEmpty() ? "" : "/" + inside)
                    + (revision.equals(MAIN) ? "" : "@" + revision);
        }
    }

    /**
     * A file of the web.
     *
     * @param sha256 what its bytes must have as their digest; null where the user did not say
     */
    record Web(URI uri, @Nullable String sha256) implements Address {
        /** Without what may be a secret: whatever stands behind a question mark. */
        @Override
        public String toString() {
            var text = uri.toString();
            int query = text.indexOf('?');
            return query < 0 ? text : text.substring(0, query) + "?...";
        }
    }

    /** The revision that is meant where none is named. */
    String MAIN = "main";

    /** Whether {@code word} is an address and no path. */
    static boolean isOne(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        return lower.startsWith("hf://")
                || lower.startsWith("https://")
                || lower.startsWith("http://");
    }

    /**
     * The address that {@code word} spells. {@code hf://datasets/owner/name} is taken as well, as
     * other programs write it; {@code #sha256=HEX} at the end of a web address is checked.
     *
     * @throws PsephosException where it spells none
     */
    static Address of(String word) {
        return word.toLowerCase(Locale.ROOT).startsWith("hf://")
                ? Spelling.hub(word)
                : Spelling.web(word);
    }

    /** How addresses are taken apart. */
    final class Spelling {
        private static final Pattern NAME = Pattern.compile("[\\w.-]{1,96}");
        private static final Pattern SHA256 = Pattern.compile("sha256=([0-9a-fA-F]{64})");

        private Spelling() {}

        private static Hub hub(String word) {
            var rest = word.substring("hf://".length());
            int at = rest.indexOf('@');
            var revision = at < 0 ? MAIN : rest.substring(at + 1);
            var path = at < 0 ? rest : rest.substring(0, at);
            if (path.startsWith("datasets/")) {
                path = path.substring("datasets/".length());
            }
            var parts = List.of(path.replaceAll("/+$", "").split("/", 3));
            if (parts.size() < 2 || revision.isBlank()) {
                throw refused(word, "it names no dataset");
            }
            for (var part : parts.subList(0, 2)) {
                if (!NAME.matcher(part).matches() || part.startsWith(".")) {
                    throw refused(word, "\"" + part + "\" is no name of the hub");
                }
            }
            return new Hub(
                    parts.get(0), parts.get(1), parts.size() > 2 ? parts.get(2) : "", revision);
        }

        private static Web web(String word) {
            URI uri;
            try {
                uri = new URI(word.replace(" ", "%20"));
            } catch (URISyntaxException e) {
                throw refused(word, "it is no address: " + e.getReason());
            }
            if (uri.getHost() == null) {
                throw refused(word, "it names no host");
            }
            if (uri.getUserInfo() != null) {
                throw refused(word.replaceFirst("//.*@", "//...@"), "it holds a password");
            }
            if (!isSafe(uri)) {
                throw refused(word, "what comes over http may be changed on its way");
            }
            return new Web(withoutFragment(uri), sha256(word, uri.getFragment()));
        }

        private static @Nullable String sha256(String word, @Nullable String fragment) {
            if (fragment == null) {
                return null;
            }
            var matcher = SHA256.matcher(fragment);
            if (!matcher.matches()) {
                throw refused(word, "what stands behind # is no sha256=HEX of 64 digits");
            }
            return matcher.group(1).toLowerCase(Locale.ROOT);
        }

        private static URI withoutFragment(URI uri) {
            var text = uri.toString();
            int hash = text.indexOf('#');
            return hash < 0 ? uri : URI.create(text.substring(0, hash));
        }

        /** Whether nobody on the way can change what comes: encrypted, or from this machine. */
        static boolean isSafe(URI uri) {
            var host = uri.getHost();
            return "https".equalsIgnoreCase(uri.getScheme())
                    || List.of("localhost", "127.0.0.1", "[::1]").contains(host);
        }

        private static PsephosException refused(String word, String why) {
            var shown = word.length() > 80 ? word.substring(0, 79) + "…" : word;
            return new PsephosException(Kind.USAGE, shown + ": " + why, "write " + WRITTEN);
        }
    }
}
