package org.psephos.cli;

/**
 * Which psephos this is. A constant, because reading it from a file would slow down every start.
 */
final class Version {
    /** The version in {@code pom.xml}. */
    static final String NAME = "0.1.0-dev";

    private Version() {}
}
