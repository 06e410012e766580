/**
 * Ports to language models and embedders, with their caches.
 *
 * <p>An {@link org.psephos.lm.Embedder} makes a {@link org.psephos.lm.Vectors vector} of each text.
 * {@link org.psephos.lm.LocalModels} opens those that run in this process and ask nobody.
 */
@NullMarked
package org.psephos.lm;

import org.jspecify.annotations.NullMarked;
