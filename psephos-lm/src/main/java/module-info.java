/** Language models and embedders: embeddings now; models that judge and write later. */
module org.psephos.lm {
    requires static transitive org.jspecify;
    requires transitive org.psephos.core;
    requires com.fasterxml.jackson.core;
    requires static com.microsoft.onnxruntime;

    exports org.psephos.lm;
}
