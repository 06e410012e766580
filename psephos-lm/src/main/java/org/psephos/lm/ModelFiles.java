package org.psephos.lm;

import java.io.IOException;

/** Where the files of a model lie. */
@FunctionalInterface
interface ModelFiles {
    /** What lies beside the classes of the program. */
    ModelFiles ON_CLASS_PATH = ModelFiles::onClassPath;

    /**
     * The bytes of {@code name}.
     *
     * @throws IOException also where it is not there
     */
    byte[] bytes(String name) throws IOException;

    private static byte[] onClassPath(String name) throws IOException {
        try (var in = ModelFiles.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }
}
