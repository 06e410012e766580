/** Rankings and audits: datasets in, results that admit ignorance out. */
module org.psephos.analysis {
    requires static transitive org.jspecify;
    requires transitive org.psephos.core;

    exports org.psephos.audit;
    exports org.psephos.audit.probe;
    exports org.psephos.rank;
}
