package org.psephos.curate;

import java.util.List;
import org.psephos.audit.Finding;
import org.psephos.dataset.Entry;

/**
 * One thing the doctor looks for. It sees every entry once, in order, and then says what it found.
 */
interface Check {

    /** Looks at one entry; gives the ids of what ails it. */
    List<String> see(Entry entry);

    /** Ids of what could have been found in the rows seen: nothing that they do not hold. */
    List<String> looked();

    /** What was found; nothing where all is well. */
    List<Finding> findings();
}
