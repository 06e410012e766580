package org.psephos.report;

import org.psephos.model.Part;

/** Where the pictures, recordings and films are found that a dataset names. */
@FunctionalInterface
public interface MediaSource {

    /**
     * What {@code part} names, as far as it may be shown.
     *
     * @param part a picture, a recording or a film
     */
    Found find(Part part);

    /**
     * What was found.
     *
     * @param data an address of the kind {@code data:image/png;base64,...}; empty where it is not
     *     shown
     * @param reason why it is not shown; empty where it is
     */
    record Found(String data, String reason) {
        /** Something to be shown. */
        public static Found shown(String data) {
            return new Found(data, "");
        }

        /** Nothing to be shown. */
        public static Found absent(String reason) {
            return new Found("", reason);
        }
    }
}
