package org.psephos.audit;

import java.util.List;

/** Looks for one kind of doubt. */
interface Detector {

    /**
     * What was found: a finding of severity none where the data do not show this doubt, and one
     * without an estimate that says why where they cannot.
     */
    List<Finding> look(Docket docket);
}
