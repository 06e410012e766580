/** Results as pages, tables and files. */
module org.psephos.report {
    requires static transitive org.jspecify;
    requires transitive org.psephos.core;
    requires transitive org.psephos.analysis;
    requires transitive org.psephos.learning;
    requires com.fasterxml.jackson.core;
    requires gg.jte.runtime;

    exports org.psephos.report;
}
