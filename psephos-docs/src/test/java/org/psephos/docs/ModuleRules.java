package org.psephos.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.psephos.docs.House.Source;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The fences between modules: module-info and the poms. */
final class ModuleRules {
    private static final Pattern EXPORTS = Pattern.compile("exports\\s+([\\w.]+)\\s*;");

    static final Rule LIBRARIES_HAVE_FENCES =
            new Rule("a library module exports all of its rooms", ModuleRules::fences);
    static final Rule POMS_NAME_NO_VERSION =
            new Rule("versions stand in the parent pom only", ModuleRules::versions);
    static final Rule POMS_KEEP_TO_THE_PLAN =
            new Rule(
                    "a module depends only on modules that its rooms may use",
                    ModuleRules::strangers);

    private ModuleRules() {}

    private static List<String> fences(House house) {
        var found = new ArrayList<String>();
        for (var module : house.modules()) {
            var name = module.getFileName().toString();
            var rooms = rooms(house, name);
            if (!Rooms.LIBRARIES.contains(name) || rooms.isEmpty()) {
                continue;
            }
            var fence =
                    house.sources().stream()
                            .filter(s -> s.module().equals(name) && s.is("module-info.java"))
                            .findFirst();
            if (fence.isEmpty()) {
                found.add(name + " has no module-info.java");
                continue;
            }
            var exports = exports(fence.get());
            if (!exports.containsAll(rooms)) {
                found.add("%s exports %s but holds %s".formatted(name, exports, rooms));
            }
        }
        return found;
    }

    /** The rooms themselves; whether a package inside a room is shown is the room's affair. */
    private static SortedSet<String> rooms(House house, String module) {
        var rooms = new TreeSet<String>();
        for (var source : house.sources()) {
            if (source.module().equals(module) && !source.is("module-info.java")) {
                rooms.add(Rooms.BASE + "." + source.room());
            }
        }
        return rooms;
    }

    private static SortedSet<String> exports(Source fence) {
        var exports = new TreeSet<String>();
        var matcher = EXPORTS.matcher(fence.text());
        while (matcher.find()) {
            exports.add(matcher.group(1));
        }
        return exports;
    }

    private static List<String> versions(House house) {
        var found = new ArrayList<String>();
        for (var module : house.modules()) {
            for (var dependency : dependencies(module)) {
                if (!dependency.version().isEmpty()) {
                    found.add(
                            "%s names a version of %s"
                                    .formatted(module.getFileName(), dependency.artifact()));
                }
            }
        }
        return found;
    }

    private static List<String> strangers(House house) {
        var found = new ArrayList<String>();
        for (var module : house.modules()) {
            var name = module.getFileName().toString();
            if (name.equals("psephos-docs")) {
                continue;
            }
            var mayUse = modulesThatMayBeUsed(name);
            for (var dependency : dependencies(module)) {
                if (dependency.artifact().startsWith("psephos-")
                        && !dependency.scope().equals("test")
                        && !mayUse.contains(dependency.artifact())) {
                    found.add(name + " depends on " + dependency.artifact());
                }
            }
        }
        return found;
    }

    private static SortedSet<String> modulesThatMayBeUsed(String module) {
        var modules = new TreeSet<String>();
        for (var room : Rooms.ALL) {
            if (room.module().equals(module)) {
                room.mayUse().forEach(r -> Rooms.named(r).ifPresent(x -> modules.add(x.module())));
            }
        }
        return modules;
    }

    private record Dependency(String artifact, String version, String scope) {}

    private static List<Dependency> dependencies(Path module) {
        var dependencies = new ArrayList<Dependency>();
        var nodes = parse(module.resolve("pom.xml")).getElementsByTagName("dependency");
        for (int i = 0; i < nodes.getLength(); i++) {
            var node = (Element) nodes.item(i);
            dependencies.add(
                    new Dependency(
                            child(node, "artifactId"),
                            child(node, "version"),
                            child(node, "scope")));
        }
        return dependencies;
    }

    private static String child(Node node, String name) {
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals(name)) {
                return child.getTextContent().strip();
            }
        }
        return "";
    }

    private static Element parse(Path pom) {
        try (var in = Files.newInputStream(pom)) {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(pom + " cannot be read", e);
        }
    }
}
