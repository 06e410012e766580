/** Results become HTML, Markdown, JSON, CSV and text. */
@NullMarked
package org.psephos.report;

import org.jspecify.annotations.NullMarked;
