/** The page as words and figures, ready for its templates; nothing here is computed. */
@NullMarked
package org.psephos.report.page;

import org.jspecify.annotations.NullMarked;
