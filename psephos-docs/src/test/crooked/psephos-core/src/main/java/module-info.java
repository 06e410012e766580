module org.psephos.core {
    exports org.psephos.model;
}
