package org.psephos.model;

/** A piece of a message. Media are kept by reference. */
public sealed interface Part {

    /** Words. */
    record Text(String text) implements Part {}

    /** A picture, by path or address. */
    record Image(String reference, String mediaType) implements Part {}

    /** A recording, by path or address. */
    record Audio(String reference, String mediaType) implements Part {}

    /** A film, by path or address. */
    record Video(String reference, String mediaType) implements Part {}

    /** A call of a tool, with its arguments as JSON text. */
    record ToolCall(String name, String arguments) implements Part {}
}
