/** Datasets become files: our own folder, and what others read. */
@NullMarked
package org.psephos.export;

import org.jspecify.annotations.NullMarked;
