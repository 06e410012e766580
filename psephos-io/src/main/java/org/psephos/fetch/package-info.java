/**
 * Files that a user named by an address come here: from the hub of datasets ({@code
 * hf://owner/name}) or from the web ({@code https://}). Begin at {@link org.psephos.fetch.Fetcher};
 * nothing here opens a connection unless a face handed one in.
 */
@NullMarked
package org.psephos.fetch;

import org.jspecify.annotations.NullMarked;
