/** The house rules, the documentation and the stories, as tests. */
@NullMarked
package org.psephos.docs;

import org.jspecify.annotations.NullMarked;
