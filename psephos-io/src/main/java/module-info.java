/** Reading and writing files: other people's formats in, ours and theirs out. */
module org.psephos.io {
    requires static transitive org.jspecify;
    requires transitive org.psephos.core;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires java.sql;
    requires duckdb.jdbc;

    exports org.psephos.ingest;
    exports org.psephos.export;
}
