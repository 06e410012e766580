package org.psephos.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * Asks, follows to where the answer points, waits where it is told to wait and asks again where the
 * other side stumbled. What the user is known by goes to the first host alone.
 */
final class Wire {
    private static final int HOPS = 10;
    private static final int TRIES = 4;
    private static final long LONGEST_WAIT = 60;

    private final HttpClient client;
    private final Duration patience;
    private final Pause pause;

    /**
     * @param client one that follows no redirects by itself: it would take the token along
     */
    Wire(HttpClient client, Duration patience, Pause pause) {
        this.client = client;
        this.patience = patience;
        this.pause = pause;
    }

    /**
     * What is asked for.
     *
     * @param name what the file is called in messages
     */
    record Question(
            URI uri, String name, @Nullable String token, SortedMap<String, String> headers) {
        static Question of(URI uri, String name, @Nullable String token) {
            return new Question(uri, name, token, new TreeMap<>());
        }
    }

    /**
     * What came back.
     *
     * @param response the last answer, whose body has to be closed
     * @param first the headers of the first answer, which the hub itself gave
     */
    record Answer(HttpResponse<InputStream> response, HttpHeaders first) {
        int status() {
            return response.statusCode();
        }

        @Nullable String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        InputStream body() {
            return response.body();
        }
    }

    /** The answer to {@code question}, whatever its status; overload and faults are waited out. */
    Answer get(Question question) {
        for (int attempt = 1; ; attempt++) {
            Answer answer;
            try {
                answer = followed(question);
            } catch (ConnectException | HttpConnectTimeoutException e) {
                throw unreachable(question, e);
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw broken(question, e);
                }
                waitFor(question, Duration.ofSeconds(1L << (attempt - 1)));
                continue;
            }
            boolean busy = answer.status() == 429 || answer.status() >= 500;
            if (!busy) {
                return answer;
            }
            close(answer);
            waitFor(question, wait(question, answer, attempt));
        }
    }

    private Duration wait(Question question, Answer answer, int attempt) {
        var asked = answer.header("Retry-After");
        var words = asked == null ? "" : asked.strip();
        boolean seconds = words.matches("\\d{1,9}");
        long wait = seconds ? Long.parseLong(words) : 1L << (attempt - 1);
        if (attempt == TRIES || wait > LONGEST_WAIT) {
            throw Refusal.busy(question.name(), answer.status(), seconds ? wait : -1);
        }
        return Duration.ofSeconds(wait);
    }

    /** Waits, or ends where somebody wants this thread to end. */
    void waitFor(Question question, Duration time) {
        try {
            pause.last(time);
        } catch (InterruptedException e) {
            throw interrupted(question, e);
        }
    }

    private Answer followed(Question question) throws IOException {
        var uri = question.uri();
        HttpHeaders first = null;
        for (int hop = 0; hop < HOPS; hop++) {
            var response = sent(question, uri);
            first = first == null ? response.headers() : first;
            var answer = new Answer(response, first);
            var target = answer.header("Location");
            if (!isRedirect(answer.status()) || target == null) {
                return answer;
            }
            close(answer);
            uri = safe(question, uri.resolve(target));
        }
        throw new PsephosException(
                Kind.SERVICE,
                question.name() + ": the answer points elsewhere more than " + HOPS + " times",
                "open the address in a browser and name the one where it ends");
    }

    private static boolean isRedirect(int status) {
        return status >= 301 && status <= 308 && status != 304;
    }

    private static URI safe(Question question, URI target) {
        if (target.getHost() == null || !Address.Spelling.isSafe(target)) {
            throw new PsephosException(
                    Kind.SERVICE,
                    question.name() + ": the answer points to an address without encryption",
                    "what comes from there may be changed on its way; name a safe address");
        }
        return target;
    }

    private HttpResponse<InputStream> sent(Question question, URI uri) throws IOException {
        var request = HttpRequest.newBuilder(uri).timeout(patience).GET();
        request.header("User-Agent", "psephos");
        request.header("Accept-Encoding", "identity");
        question.headers().forEach(request::header);
        if (question.token() != null && isSameHost(question.uri(), uri)) {
            request.header("Authorization", "Bearer " + question.token());
        }
        try {
            return client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            throw interrupted(question, e);
        }
    }

    private static boolean isSameHost(URI a, URI b) {
        return a.getScheme().equals(b.getScheme()) && a.getAuthority().equals(b.getAuthority());
    }

    /** Lets the connection go; what had not come yet is not wanted. */
    static void close(Answer answer) {
        try {
            answer.body().close();
        } catch (IOException e) {
            // It is of no use any more; that it broke changes nothing.
            return;
        }
    }

    private static PsephosException interrupted(Question question, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new PsephosException(
                Kind.SERVICE,
                question.name() + ": the download was interrupted",
                "run it again; what is here already is kept",
                e);
    }

    private static PsephosException unreachable(Question question, IOException e) {
        return new PsephosException(
                Kind.SERVICE,
                question.name() + ": " + question.uri().getAuthority() + " cannot be reached",
                "check the network and the address; --hub names a mirror, --offline takes what came"
                        + " before",
                e);
    }

    private static PsephosException broken(Question question, IOException e) {
        return new PsephosException(
                Kind.SERVICE,
                question.name() + ": the connection broke before an answer came",
                "run it again; what is here already is kept",
                e);
    }
}
