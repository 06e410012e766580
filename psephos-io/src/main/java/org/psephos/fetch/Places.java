package org.psephos.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where files come from and go to.
 *
 * @param hub the address of the hub, or of a mirror that speaks its protocol
 * @param cache the folder that keeps what came
 * @param token what the hub knows the user by; sent to the hub alone, never to a host that it
 *     points to. Null for a stranger
 * @param reach whether the network may be asked at all
 * @param patience how long a connection may say nothing before it counts as cut
 */
public record Places(URI hub, Path cache, @Nullable String token, Reach reach, Duration patience) {
    /** The hub where no other is named. */
    public static final URI HUB = URI.create("https://huggingface.co");

    /** Whether the network may be asked. */
    public enum Reach {
        /** What lies in the cache is taken, the rest comes over the network. */
        ONLINE,
        /** Nothing but what lies in the cache. */
        OFFLINE
    }

    public Places {
        hub = URI.create(hub.toString().replaceAll("/+$", ""));
    }
}
