/** Other people's files become feedback or rejects. */
@NullMarked
package org.psephos.ingest;

import org.jspecify.annotations.NullMarked;
