package org.psephos.audit;

import java.util.List;

/** Looks for one kind of doubt. */
interface Detector {

    /**
     * What was found: nothing where the data cannot show this doubt; a finding of severity none
     * where they could and do not.
     */
    List<Finding> look(Evidence evidence);
}
