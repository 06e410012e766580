package org.psephos.docs;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A house to be looked at: the modules below a folder, their sources and their compiled classes.
 * Built from a folder, so that a test can build a crooked one beside the real one.
 *
 * @param modules folders with a {@code pom.xml}, by name
 * @param sources of all modules, tests left out
 * @param classes of all modules, tests left out
 */
record House(
        Path root, List<Path> modules, List<Source> sources, DocTrees trees, JavaClasses classes) {

    House {
        modules = List.copyOf(modules);
        sources = List.copyOf(sources);
    }

    /** One file of Java. */
    record Source(String module, Path path, String text, CompilationUnitTree tree) {

        /** The package it is in, or the empty text for {@code module-info.java}. */
        String packageName() {
            var name = tree.getPackageName();
            return name == null ? "" : name.toString();
        }

        String room() {
            return Rooms.of(packageName());
        }

        boolean is(String fileName) {
            return path.endsWith(fileName);
        }

        /** The file and line of {@code offset}, as a compiler would say it. */
        String at(long offset) {
            return path.getFileName() + ":" + tree.getLineMap().getLineNumber(offset);
        }
    }

    /** The house that this test stands in. */
    static House here() {
        return at(checkout());
    }

    /** The folder of the checkout. */
    static Path checkout() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("no folder above this one holds ./mvnw");
            }
        }
        return folder;
    }

    /** The house in {@code root}; its modules must be compiled. */
    static House at(Path root) {
        try {
            var modules = modules(root);
            var files = new ArrayList<Path>();
            for (var module : modules) {
                files.addAll(javaFiles(module.resolve("src/main/java")));
            }
            var compiler = ToolProvider.getSystemJavaCompiler();
            var manager = compiler.getStandardFileManager(null, null, null);
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            var sources = new ArrayList<Source>();
            for (var unit : task.parse()) {
                sources.add(source(root, unit));
            }
            var compiled =
                    modules.stream()
                            .map(module -> module.resolve("target/classes"))
                            .filter(Files::isDirectory)
                            .toList();
            return new House(
                    root,
                    modules,
                    sources,
                    DocTrees.instance(task),
                    new ClassFileImporter().importPaths(compiled));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source source(Path root, CompilationUnitTree unit) throws IOException {
        var path = Path.of(unit.getSourceFile().toUri());
        var module = root.relativize(path).getName(0).toString();
        return new Source(module, path, Files.readString(path), unit);
    }

    private static List<Path> modules(Path root) throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("psephos-"))
                    .filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }
}
