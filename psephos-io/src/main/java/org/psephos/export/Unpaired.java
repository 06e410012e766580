package org.psephos.export;

import java.util.List;
import org.psephos.model.Header;

/**
 * An answer by itself that somebody called good or bad.
 *
 * @param prompt what was asked
 * @param answer the turns after it
 * @param header of the judgement behind it
 */
record Unpaired(List<Turn> prompt, List<Turn> answer, boolean good, Header header) {
    Unpaired {
        prompt = List.copyOf(prompt);
        answer = List.copyOf(answer);
    }
}
