package org.psephos.model;

import java.util.List;
import java.util.SortedMap;

/**
 * What was asked.
 *
 * @param conversation the messages up to the answer; empty where the source gives only a name
 * @param attributes whatever else the source says of it, word for word
 */
public record Item(ItemId id, List<Message> conversation, SortedMap<String, String> attributes) {
    public Item {
        conversation = List.copyOf(conversation);
        attributes = Check.sorted(attributes);
    }
}
