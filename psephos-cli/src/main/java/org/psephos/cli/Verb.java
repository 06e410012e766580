package org.psephos.cli;

/** One word that the program understands, such as {@code rank}. Stateless. */
public interface Verb {

    /** How the verb is written; its help is made from this. */
    Syntax syntax();

    /**
     * Does what was asked.
     *
     * @return one of the codes in {@link Exit}
     * @throws org.psephos.model.PsephosException where it cannot; the program prints its two lines
     */
    int run(Arguments given, Terminal terminal);
}
