package org.psephos.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.psephos.curate.PersonalKind;
import org.psephos.curate.Pseudonyms;
import org.psephos.curate.Redaction;

/** What {@code curate fix} masks in the rows that it keeps. */
final class CurateRedaction {
    private static final Option REDACT =
            Option.repeatable(
                    "--redact",
                    "KIND,...",
                    "fix: mask in the kept rows what tells of people: e-mail, telephone-number,"
                            + " card-number, ip-address, key, or all of these; anything else is a label"
                            + " of entities that the rows name themselves, such as PERSON");
    private static final Option KEEP_LENGTH =
            Option.flag(
                    "--keep-length",
                    "fix: masks as long as what they hide, so that offsets into texts stay true");
    private static final Option PSEUDONYMS =
            Option.repeatable(
                    "--pseudonyms",
                    "COLUMN,...",
                    "fix: columns or keys with names of people, which become pseudonyms");
    private static final Option KEY =
            Option.of(
                    "--pseudonym-key",
                    "FILE",
                    "fix: a secret of 16 bytes or more; the same one gives the same pseudonyms");
    private static final String ALL = "all";

    private CurateRedaction() {}

    static List<Option> options() {
        return List.of(REDACT, KEEP_LENGTH, PSEUDONYMS, KEY);
    }

    /** What was asked for; null for nothing. */
    static @Nullable Redaction of(Arguments given) {
        if (!given.has(REDACT) && !given.has(PSEUDONYMS)) {
            for (var option : List.of(KEEP_LENGTH, KEY)) {
                if (given.has(option)) {
                    throw Usage.error(
                            option.name() + " changes nothing here: nothing is masked",
                            "Add --redact all or --pseudonyms COLUMN, or leave it out.");
                }
            }
            return null;
        }
        var kinds = EnumSet.noneOf(PersonalKind.class);
        var entities = new TreeSet<String>();
        for (var word : words(given, REDACT, "e-mail,PERSON")) {
            var kind = PersonalKind.of(word);
            if (word.equals(ALL)) {
                kinds.addAll(EnumSet.allOf(PersonalKind.class));
            } else if (kind != null) {
                kinds.add(kind);
            } else if (word.equals(word.toLowerCase(Locale.ROOT))) {
                throw Arguments.notAmong(REDACT.name(), word, known());
            } else {
                entities.add(word);
            }
        }
        return new Redaction(kinds, entities, pseudonyms(given), given.has(KEEP_LENGTH));
    }

    private static SortedSet<String> words(Arguments given, Option option, String example) {
        var words = new TreeSet<String>();
        for (var value : given.values(option)) {
            for (var word : value.split(",", -1)) {
                if (word.isBlank()) {
                    throw Usage.error(
                            option.name() + " names something blank",
                            "Write for example %s %s.".formatted(option.name(), example));
                }
                words.add(word.strip());
            }
        }
        return words;
    }

    private static List<String> known() {
        var known = new ArrayList<String>();
        for (var kind : PersonalKind.values()) {
            known.add(kind.toString());
        }
        known.add(ALL);
        known.add("a label of entities in capitals, such as PERSON");
        return known;
    }

    private static @Nullable Pseudonyms pseudonyms(Arguments given) {
        var columns = words(given, PSEUDONYMS, "author,user_id");
        var file = given.value(KEY);
        if (columns.isEmpty()) {
            if (file != null) {
                throw Usage.error(
                        "--pseudonym-key changes nothing here: no column is named",
                        "Add --pseudonyms COLUMN, or leave it out.");
            }
            return null;
        }
        if (file == null) {
            throw Usage.error(
                    "--pseudonyms needs a secret, or anybody could try names out",
                    "Make one, and keep it to yourself: head -c 32 /dev/urandom > secret.key;"
                            + " then --pseudonym-key secret.key");
        }
        return new Pseudonyms(columns, key(Path.of(file)));
    }

    private static byte[] key(Path file) {
        try {
            var key = Files.readAllBytes(file);
            if (key.length < Pseudonyms.LEAST_KEY) {
                throw Usage.error(
                        "%s: a secret has at least %d bytes, but this has %d"
                                .formatted(file, Pseudonyms.LEAST_KEY, key.length),
                        "Make one: head -c 32 /dev/urandom > secret.key");
            }
            return key;
        } catch (IOException e) {
            throw Usage.error(
                    file + ": the secret cannot be read",
                    "Name a file that is there: head -c 32 /dev/urandom > secret.key");
        }
    }
}
