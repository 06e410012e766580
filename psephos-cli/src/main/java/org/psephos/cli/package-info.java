/** The command line: one of the two faces that know the clock, the environment and the streams. */
@NullMarked
package org.psephos.cli;

import org.jspecify.annotations.NullMarked;
