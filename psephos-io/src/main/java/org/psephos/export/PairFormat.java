package org.psephos.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psephos.export.Preference.Verdict;

/** How one trainer wants a preference written. */
interface PairFormat {

    /** The names of its fields; an attribute of the same name has no place. */
    List<String> fields();

    /** Names that mean something to who reads it: no attribute may have them. */
    default List<String> taken() {
        return fields();
    }

    /** Attributes that it writes itself where they are known. */
    default List<String> placed() {
        return List.of();
    }

    /**
     * Why it cannot be written by the trainer's rules; null where it can. Asked once for each
     * preference, in their order.
     */
    @Nullable String objection(Preference preference, @Nullable String media);

    /** The fields of a row. */
    void write(Preference preference, JsonGenerator json) throws IOException;

    /** Whether ties or both-bad have a place. */
    default boolean admits(Verdict verdict) {
        return verdict == Verdict.PREFERRED;
    }

    /** The fields of an answer by itself; null where the format holds pairs only. */
    default @Nullable Fields alone(Unpaired answer) {
        return null;
    }

    /** Whether answers by themselves have a place. */
    default boolean takesAlone() {
        return false;
    }

    /** Why an answer by itself cannot be written, where it has no row. */
    default String refusesAlone() {
        return "label: the format holds pairs only";
    }

    /** What is not written of any preference. */
    default List<String> leavesOut() {
        return List.of();
    }

    /** The rows that a preference becomes, each with the fields it writes. */
    default List<Fields> rows(Preference preference) {
        return List.of(json -> write(preference, json));
    }

    /** Fields on their way into an object. */
    @FunctionalInterface
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}
