/** Producers of feedback: simulation now; collection and judges later. */
module org.psephos.produce {
    requires static transitive org.jspecify;
    requires transitive org.psephos.core;

    exports org.psephos.simulate;
}
