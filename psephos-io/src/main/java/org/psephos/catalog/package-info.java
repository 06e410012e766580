/**
 * What the field has published and how much of it works here: the systems, what covers each, and
 * the checks that say so.
 */
@NullMarked
package org.psephos.catalog;

import org.jspecify.annotations.NullMarked;
