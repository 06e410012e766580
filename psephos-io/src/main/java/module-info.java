/** Reading and writing files: other people's formats in, ours and theirs out. */
module org.psephos.io {
    requires static transitive org.jspecify;
    requires transitive org.psephos.core;
    requires aircompressor.v3;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires duckdb.jdbc;
    requires transitive java.net.http;
    requires java.sql;

    exports org.psephos.catalog;
    exports org.psephos.export;
    exports org.psephos.fetch;
    exports org.psephos.ingest;
}
