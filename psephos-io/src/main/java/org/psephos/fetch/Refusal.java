package org.psephos.fetch;

import org.jspecify.annotations.Nullable;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/** What an answer without a file means, and what a user can do about it. */
final class Refusal {
    private Refusal() {}

    /**
     * @param page where a person sees the dataset; null for a file of the web
     * @param known whether a token went along
     */
    static PsephosException of(
            Wire.Answer answer, String name, @Nullable String page, boolean known) {
        var code = answer.header("X-Error-Code");
        var stated = code == null ? answer.first().firstValue("X-Error-Code").orElse("") : code;
        return switch (stated) {
            case "GatedRepo" -> gated(name, page, known);
            case "RevisionNotFound" ->
                    new PsephosException(
                            Kind.USAGE,
                            name + ": the dataset has no such revision",
                            "name a branch, a tag or a commit after @, or none for main");
            case "EntryNotFound" ->
                    new PsephosException(
                            Kind.USAGE,
                            name + ": the dataset has no such file",
                            "look what is there: " + page);
            default -> byStatus(answer.status(), name, page, known);
        };
    }

    private static PsephosException byStatus(
            int status, String name, @Nullable String page, boolean known) {
        if (page != null && (status == 401 || status == 404)) {
            return new PsephosException(
                    Kind.USAGE,
                    name + ": the hub has no such dataset, or does not show it to strangers",
                    "check owner and name at "
                            + page
                            + (known
                                    ? "; your token may not read it"
                                    : "; for a private one set HF_TOKEN"));
        }
        return switch (status) {
            case 401, 403 ->
                    new PsephosException(
                            Kind.SERVICE,
                            name
                                    + ": the other side does not give it to everybody ("
                                    + status
                                    + ")",
                            "download it where you are known, and name the file");
            case 404, 410 ->
                    new PsephosException(
                            Kind.USAGE,
                            name + ": there is no such file (" + status + ")",
                            "open the address in a browser and copy it from there");
            default ->
                    new PsephosException(
                            Kind.SERVICE,
                            name + ": the other side answered with status " + status,
                            "open the address in a browser, or try again later");
        };
    }

    private static PsephosException gated(String name, @Nullable String page, boolean known) {
        return new PsephosException(
                Kind.SERVICE,
                name + ": the dataset is gated: its owners want to know who reads it",
                "agree to its terms at "
                        + page
                        + (known ? "; the token you set has not done so" : " and set HF_TOKEN"));
    }

    /**
     * @param seconds how long it asked to wait; -1 where it did not say
     */
    static PsephosException busy(String name, int status, long seconds) {
        var problem =
                status == 429
                        ? ": too many were asked for in a short time (429)"
                        : ": the other side failed (" + status + ") again and again";
        var remedy =
                seconds < 0
                        ? "try again later; what is here already is kept"
                        : "try again in "
                                + seconds
                                + " seconds, as it asked; what is here already is kept";
        return new PsephosException(Kind.SERVICE, name + problem, remedy);
    }
}
