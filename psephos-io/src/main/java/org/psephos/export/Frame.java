package org.psephos.export;

/**
 * What stands around the rows of a file.
 *
 * @param head before the first
 * @param between two of them
 * @param tail after the last
 */
record Frame(String head, String between, String tail) {
    static final Frame LINES = new Frame("", "\n", "\n");
    static final Frame ARRAY = new Frame("[\n", ",\n", "\n]\n");
}
