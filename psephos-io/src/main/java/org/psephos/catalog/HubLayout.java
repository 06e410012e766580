package org.psephos.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.SplitName;
import org.psephos.model.PsephosException;
import org.psephos.model.PsephosException.Kind;

/**
 * How a repository of the hub is laid out: the configurations that its README names, each with
 * patterns of files, and the files of data beside pages and settings.
 *
 * @param configs the patterns of each configuration with the split that each is of, or an empty
 *     text where the README names none; in the order of the README
 * @param usual the configuration that is meant where none is named; empty where the README says
 *     nothing of it
 */
public record HubLayout(SequencedMap<String, SequencedMap<String, String>> configs, String usual) {
    /** A repository whose README names no configuration. */
    public static final HubLayout NONE = new HubLayout(new LinkedHashMap<>(), "");

    /** The split of files whose pattern names none. */
    private static final String UNSAID = "";

    private static final List<String> ENDINGS =
            List.of(".parquet", ".jsonl", ".json", ".csv", ".tsv");
    private static final List<String> PACKED = List.of(".gz", ".zst");
    private static final List<String> SETTINGS =
            List.of(
                    "dataset_info.json",
                    "dataset_infos.json",
                    "dataset_dict.json",
                    "state.json",
                    "croissant.json",
                    "settings.json");

    public HubLayout {
        configs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(configs));
    }

    /** What {@code readme}, the text of a README.md, says between its first two lines of dashes. */
    public static HubLayout of(String readme) {
        var text = readme.startsWith("\uFEFF") ? readme.substring(1) : readme;
        var lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equals("---")) {
            return NONE;
        }
        int end = 1;
        while (end < lines.size() && !lines.get(end).strip().equals("---")) {
            end++;
        }
        try {
            var head = String.join("\n", lines.subList(1, end));
            return of(new ObjectMapper(new YAMLFactory()).readTree(head));
        } catch (JsonProcessingException e) {
            // A page that is no YAML names no configurations: the files speak for themselves.
            return NONE;
        }
    }

    private static HubLayout of(JsonNode head) {
        var configs = new LinkedHashMap<String, SequencedMap<String, String>>();
        var usual = "";
        for (var config : head.path("configs")) {
            var name = config.path("config_name").asText("default");
            var patterns = patterns(config);
            if (!patterns.isEmpty()) {
                configs.put(name, patterns);
            }
            boolean chosen = config.path("default").asBoolean() || name.equals("default");
            usual = chosen && usual.isEmpty() ? name : usual;
        }
        return new HubLayout(configs, configs.size() == 1 ? configs.firstEntry().getKey() : usual);
    }

    private static SequencedMap<String, String> patterns(JsonNode config) {
        var folder = config.path("data_dir").asText("");
        var written = new LinkedHashMap<String, String>();
        collect(config.path("data_files"), UNSAID, written);
        if (written.isEmpty() && !folder.isEmpty()) {
            written.put("**", UNSAID);
        }
        var patterns = new LinkedHashMap<String, String>();
        written.forEach((pattern, split) -> patterns.put(inFolder(folder, pattern), split));
        return patterns;
    }

    private static String inFolder(String folder, String pattern) {
        return folder.isEmpty() ? pattern : folder.replaceAll("/+$", "") + "/" + pattern;
    }

    /** Patterns are written as a text, a list, objects with {@code path}, or by split. */
    private static void collect(JsonNode node, String split, SequencedMap<String, String> into) {
        if (node.isTextual()) {
            into.put(node.asText().replaceFirst("^\\./", ""), split);
        } else if (node.isObject() && node.has("path")) {
            collect(node.path("path"), node.path("split").asText(split), into);
        } else if (node.isObject()) {
            node.properties().forEach(one -> collect(one.getValue(), one.getKey(), into));
        } else {
            node.forEach(one -> collect(one, split, into));
        }
    }

    /**
     * The split that the file at {@code path} belongs to, as the README says or else as the file is
     * called; null where neither says.
     *
     * @param inside a configuration; empty for the usual one
     */
    public @Nullable String split(String path, String inside) {
        var none = Collections.<String, String>emptySortedMap();
        return configs.getOrDefault(inside.isEmpty() ? usual : inside, none).entrySet().stream()
                .filter(one -> !one.getValue().equals(UNSAID) && Glob.of(one.getKey()).takes(path))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> SplitName.of(path));
    }

    /**
     * The files that are meant among {@code paths}, relative to the repository with {@code /}
     * between folders.
     *
     * @param inside a configuration, a file or a folder; empty for what is meant where none is
     *     named
     * @param name what the repository is called in messages
     * @throws PsephosException where nothing is meant, or more than one configuration may be
     */
    public List<String> files(List<String> paths, String inside, String name) {
        if (inside.isEmpty()) {
            return configs.isEmpty() ? data(paths, name) : config(usual(name), paths, name);
        }
        if (configs.containsKey(inside)) {
            return config(inside, paths, name);
        }
        if (paths.contains(inside)) {
            return List.of(inside);
        }
        var folder = paths.stream().filter(path -> path.startsWith(inside + "/")).toList();
        if (folder.isEmpty()) {
            throw absent(inside, paths, name);
        }
        return data(folder, name);
    }

    private String usual(String name) {
        if (usual.isEmpty() || !configs.containsKey(usual)) {
            throw new PsephosException(
                    Kind.USAGE,
                    name + ": a dataset of several configurations: " + shown(configs.keySet()),
                    "name one: " + name + "/" + configs.firstEntry().getKey());
        }
        return usual;
    }

    private List<String> config(String config, List<String> paths, String name) {
        var found = new LinkedHashSet<String>();
        for (var pattern : Objects.requireNonNull(configs.get(config)).keySet()) {
            var glob = Glob.of(pattern);
            paths.stream().filter(path -> glob.takes(path) && isData(path)).forEach(found::add);
        }
        if (found.isEmpty()) {
            throw new PsephosException(
                    Kind.DATA,
                    name + ": its README promises files for " + config + " that are not there",
                    "name a file or folder of it: " + shown(paths));
        }
        return found.stream().sorted().toList();
    }

    private static List<String> data(List<String> paths, String name) {
        var found = paths.stream().filter(HubLayout::isData).sorted().toList();
        if (found.isEmpty()) {
            throw new PsephosException(
                    Kind.USAGE,
                    name
                            + ": a folder without a file to read: none in it or below it ends in "
                            + String.join(" ", ENDINGS),
                    "name a file of judgements, or the folder that holds them");
        }
        return found;
    }

    private PsephosException absent(String inside, List<String> paths, String name) {
        var known = configs.isEmpty() ? shown(paths) : shown(configs.keySet());
        return new PsephosException(
                Kind.USAGE,
                name + ": there is no configuration, file or folder \"" + inside + "\"",
                "name one of " + known);
    }

    private static String shown(Iterable<String> names) {
        var some = new ArrayList<String>();
        for (var name : names) {
            if (some.size() == 8) {
                some.add("...");
                break;
            }
            some.add(name);
        }
        return String.join(", ", some);
    }

    /** Whether a file of that path is one of data, by its ending; hidden ones are none. */
    public static boolean isData(String path) {
        var file = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        for (var ending : PACKED) {
            file =
                    file.endsWith(ending)
                            ? file.substring(0, file.length() - ending.length())
                            : file;
        }
        var plain = file;
        return !plain.startsWith(".")
                && !SETTINGS.contains(plain)
                && ENDINGS.stream().anyMatch(plain::endsWith);
    }
}
