package org.psephos.docs;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.psephos.docs.House.Source;

/** What can be seen in the text only: documentation, sources of methods, promises. */
final class SourceRules {
    /** Rooms whose classes estimate something. */
    private static final List<String> ESTIMATING = List.of("rank", "audit", "learn");

    private static final List<String> ESTIMATOR_VERBS = List.of("fit", "estimate");

    /** What counts and estimates nothing. */
    private static final List<String> FACTS = List.of("Counts.java");

    private static final Pattern SEE = Pattern.compile("@see (\\w+)");

    private static final Pattern PROMISE =
            Pattern.compile("\\b(TODO|FIXME|XXX)\\b(\\(decision (\\d{3})\\))?");

    /** Conversions of a format that write numbers, dates or case by the locale. */
    private static final Pattern LOCAL_CONVERSION =
            Pattern.compile("%(\\d+\\$)?[-#+ 0,(]*\\d*(\\.\\d+)?[dfeEgGaAtTSX]");

    static final Rule PUBLIC_TYPES_ARE_EXPLAINED =
            new Rule("every public type that is exported has Javadoc", SourceRules::unexplained);
    static final Rule PACKAGES_ARE_EXPLAINED =
            new Rule("every package says in a sentence what it is", SourceRules::silentPackages);
    static final Rule ESTIMATORS_CITE =
            new Rule("every estimator names its source", SourceRules::uncited);
    static final Rule NOBODY_CATCHES_EVERYTHING =
            new Rule("nobody catches Exception or Throwable", SourceRules::catchesEverything);
    static final Rule FORMATS_ARE_NOT_LOCAL =
            new Rule("formatted() writes words only, numbers by %s", SourceRules::localFormats);
    static final Rule PROMISES_HAVE_OWNERS =
            new Rule(
                    "a promise in the code names the decision that owns it", SourceRules::promises);

    private SourceRules() {}

    private static List<String> unexplained(House house) {
        var found = new ArrayList<String>();
        for (var source : house.sources()) {
            if (!Rooms.FACES.contains(source.room())) {
                new PublicTypes(house, source, found).scan(source.tree(), null);
            }
        }
        return found;
    }

    /** Finds public types without a comment. */
    private static final class PublicTypes extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final House house;
        private final Source source;
        private final List<String> found;

        PublicTypes(House house, Source source, List<String> found) {
            this.house = house;
            this.source = source;
            this.found = found;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
            if (!isPublic(type)) {
                return null;
            }
            var comment = house.trees().getDocComment(getCurrentPath());
            if (comment == null || comment.isBlank()) {
                found.add(source.at(position(type)) + ": " + type.getSimpleName());
            }
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            return null; // Local classes are nobody's business.
        }

        private boolean isPublic(ClassTree type) {
            TreePath parent = getCurrentPath().getParentPath();
            boolean inInterface =
                    parent.getLeaf() instanceof ClassTree outer
                            && outer.getKind() == Tree.Kind.INTERFACE;
            return inInterface || type.getModifiers().getFlags().contains(Modifier.PUBLIC);
        }

        private long position(Tree tree) {
            return house.trees().getSourcePositions().getStartPosition(source.tree(), tree);
        }
    }

    private static List<String> silentPackages(House house) {
        var packages = new TreeSet<String>();
        var explained = new TreeSet<String>();
        for (var source : house.sources()) {
            if (source.is("package-info.java") && source.text().contains("/**")) {
                explained.add(source.packageName());
            } else if (!source.is("module-info.java")) {
                packages.add(source.packageName());
            }
        }
        packages.removeAll(explained);
        return packages.stream().map(name -> name + " has no package-info with Javadoc").toList();
    }

    private static List<String> uncited(House house) {
        var found = new ArrayList<String>();
        for (var source : house.sources()) {
            if (ESTIMATING.contains(source.room())
                    && !FACTS.contains(source.path().getFileName().toString())
                    && estimates(source)
                    && !cites(house, source)) {
                found.add(source.path().getFileName() + " estimates, and names no source");
            }
        }
        return found;
    }

    /** Whether a source is named here, or in a class of the same room that this one points to. */
    private static boolean cites(House house, Source source) {
        if (!References.in(source.text()).isEmpty()) {
            return true;
        }
        var seen = SEE.matcher(source.text()).results().map(link -> link.group(1)).toList();
        return house.sources().stream()
                .filter(other -> other.packageName().equals(source.packageName()))
                .filter(other -> seen.stream().anyMatch(name -> other.is(name + ".java")))
                .anyMatch(other -> !References.in(other.text()).isEmpty());
    }

    private static boolean estimates(Source source) {
        var methods = new ArrayList<String>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
                methods.add(method.getName().toString());
                return null;
            }
        }.scan(source.tree(), null);
        return methods.stream().anyMatch(ESTIMATOR_VERBS::contains);
    }

    private static List<String> catchesEverything(House house) {
        var found = new ArrayList<String>();
        for (var source : house.sources()) {
            if (Rooms.FACES.contains(source.room())) {
                continue;
            }
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitCatch(CatchTree handler, @Nullable Void unused) {
                    var type = handler.getParameter().getType().toString();
                    if (type.matches(
                            "(.*\\| *)?(Exception|Throwable|RuntimeException|Error)( *\\|.*)?")) {
                        found.add(source.at(start(house, source, handler)) + ": catches " + type);
                    }
                    return super.visitCatch(handler, null);
                }
            }.scan(source.tree(), null);
        }
        return found;
    }

    private static List<String> localFormats(House house) {
        var found = new ArrayList<String>();
        for (var source : house.sources()) {
            if (Rooms.FACES.contains(source.room())) {
                continue;
            }
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitMethodInvocation(
                        MethodInvocationTree call, @Nullable Void unused) {
                    if (call.getMethodSelect() instanceof MemberSelectTree select
                            && select.getIdentifier().contentEquals("formatted")
                            && LOCAL_CONVERSION.matcher(literals(select.getExpression())).find()) {
                        found.add(
                                source.at(start(house, source, call))
                                        + ": "
                                        + select.getExpression());
                    }
                    return super.visitMethodInvocation(call, null);
                }
            }.scan(source.tree(), null);
        }
        return found;
    }

    private static String literals(Tree expression) {
        var text = new StringBuilder();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void unused) {
                text.append(literal.getValue());
                return null;
            }
        }.scan(expression, null);
        return text.toString();
    }

    private static long start(House house, Source source, Tree tree) {
        return house.trees().getSourcePositions().getStartPosition(source.tree(), tree);
    }

    private static List<String> promises(House house) {
        var found = new ArrayList<String>();
        for (var source : house.sources()) {
            var promise = PROMISE.matcher(source.text());
            while (promise.find()) {
                var owner = promise.group(3);
                if (owner == null || !decided(house.root(), owner)) {
                    found.add(source.at(promise.start()) + ": " + promise.group());
                }
            }
        }
        return found;
    }

    private static boolean decided(Path root, String number) {
        var folder = root.resolve("decisions");
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(number + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
