/** What is learnt from feedback and what is wrong with it: curation now; reward models later. */
module org.psephos.learning {
    requires static transitive org.jspecify;
    requires transitive org.psephos.analysis;
    requires transitive org.psephos.core;
    requires transitive org.psephos.lm;

    exports org.psephos.curate;
}
