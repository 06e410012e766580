/**
 * Immutable collections of feedback in columns, with the manifest that says where they came from.
 */
@NullMarked
package org.psephos.dataset;

import org.jspecify.annotations.NullMarked;
