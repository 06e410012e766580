package org.psephos.dataset;

/** Takes plain pairs as bytes besides what any sink takes. */
public interface PlainSink extends FeedbackSink {

    /**
     * One comparison by {@link org.psephos.model.Header#OVERALL}, with its item and answers: what
     * {@code item}, {@code response} twice and {@code accept} would be told of it.
     *
     * @param pair filled anew when the next one comes
     */
    void pair(PlainPair pair);
}
