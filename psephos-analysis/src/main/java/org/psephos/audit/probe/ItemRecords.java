package org.psephos.audit.probe;

import org.psephos.dataset.TableField;
import org.psephos.dataset.TableField.Kind;

/** Columns of a table in which a row is what a system made of an item. */
final class ItemRecords {
    static final TableField ITEM =
            TableField.needed(
                    "item",
                    Kind.NAME,
                    "what was asked",
                    "item",
                    "item_id",
                    "question_id",
                    "task_id");

    static final TableField SYSTEM =
            TableField.needed("system", Kind.NAME, "who answered", "system", "model");

    private ItemRecords() {}
}
