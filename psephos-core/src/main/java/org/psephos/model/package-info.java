/** What was said, about what, by whom, and where it was read. Values without behaviour. */
@NullMarked
package org.psephos.model;

import org.jspecify.annotations.NullMarked;
