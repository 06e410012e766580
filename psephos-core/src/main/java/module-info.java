/** Numbers, words and datasets: what every other room stands on. */
module org.psephos.core {
    requires static transitive org.jspecify;
    requires org.apache.commons.statistics.distribution;

    exports org.psephos.math;
    exports org.psephos.model;
    exports org.psephos.dataset;
}
