package org.psephos.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.psephos.report.page.Page;

/**
 * Style and scripts of every page, and the policy that lets these scripts run, by their digests,
 * and nothing else: no other script, no request to anywhere.
 */
final class Assets {
    private static final List<String> LIBRARIES =
            List.of(
                    "vega/5.32.0/vega.min.js",
                    "vega-lite/5.23.0/vega-lite.min.js",
                    "vega-embed/6.29.0/vega-embed.min.js");

    private Assets() {}

    static Page.Parts parts() {
        var libraries = LIBRARIES.stream().map(Assets::library).toList();
        var script = Charts.resource("report.js");
        var scripts = new ArrayList<>(libraries);
        scripts.add(script);
        return new Page.Parts(policy(scripts), Charts.resource("report.css"), libraries, script);
    }

    /** The policy of a page without scripts: nothing runs and nothing is asked for. */
    static String scriptless() {
        return "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
    }

    /** The library without the line that would make a browser look for its source map. */
    private static String library(String path) {
        var text = Charts.library(path);
        int comment = text.lastIndexOf("//# sourceMappingURL=");
        return comment < 0 ? text : text.substring(0, comment);
    }

    private static String policy(List<String> scripts) {
        var digests = scripts.stream().map(Assets::digest).toList();
        return "default-src 'none'; script-src %s; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
                .formatted(String.join(" ", digests));
    }

    private static String digest(String script) {
        try {
            var bytes =
                    MessageDigest.getInstance("SHA-256")
                            .digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(bytes) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
