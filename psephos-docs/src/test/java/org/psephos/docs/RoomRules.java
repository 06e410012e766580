package org.psephos.docs;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Who may look into whose room, and what a room may be called. */
final class RoomRules {
    private static final List<String> BANNED_NAMES =
            List.of(
                    "util",
                    "utils",
                    "common",
                    "commons",
                    "helper",
                    "helpers",
                    "core",
                    "impl",
                    "manager",
                    "managers",
                    "misc",
                    "shared",
                    "base");

    private static final Pattern BANNED_CLASS_NAME =
            Pattern.compile("^(Abstract|Base)[A-Z].*|.*(Impl|Manager|Utils?|Helpers?)$");

    static final Rule ROOMS_LOOK_WHERE_THEY_MAY =
            new Rule("a room uses only the rooms of its row", RoomRules::looks);
    static final Rule ROOMS_IMPORT_WHAT_THEY_MAY =
            new Rule("a room uses only the jars of its row", RoomRules::imports);
    static final Rule THE_PLAN_NAMES_EVERY_ROOM =
            new Rule("a room that is not in the plan may not exist", RoomRules::unplanned);
    static final Rule NO_CYCLES = new Rule("packages have no cycles", RoomRules::cycles);
    static final Rule NO_DRAWERS =
            new Rule("no package or class is named after nothing", RoomRules::drawers);
    static final Rule NO_SPLIT_PACKAGES =
            new Rule("a package lives in one module", RoomRules::splits);

    private RoomRules() {}

    private static List<String> looks(House house) {
        return house.classes().stream()
                .filter(c -> Rooms.named(Rooms.of(c.getPackageName())).isPresent())
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(RoomRules::entersAForbiddenRoom)
                .map(Dependency::getDescription)
                .sorted()
                .toList();
    }

    private static boolean entersAForbiddenRoom(Dependency dependency) {
        var from = Rooms.of(dependency.getOriginClass().getPackageName());
        var to = Rooms.of(packageOf(dependency));
        return !to.isEmpty()
                && !to.equals(from)
                && !Rooms.named(from).orElseThrow().mayUse().contains(to);
    }

    private static List<String> imports(House house) {
        return house.classes().stream()
                .filter(c -> Rooms.named(Rooms.of(c.getPackageName())).isPresent())
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(RoomRules::bringsAForbiddenJar)
                .map(Dependency::getDescription)
                .sorted()
                .toList();
    }

    private static boolean bringsAForbiddenJar(Dependency dependency) {
        var target = packageOf(dependency);
        var room = Rooms.named(Rooms.of(dependency.getOriginClass().getPackageName()));
        if (target.isEmpty() || target.startsWith(Rooms.BASE)) {
            return false;
        }
        if (room.orElseThrow().mayImport().stream().anyMatch(allowed -> within(target, allowed))) {
            return false;
        }
        boolean guarded = Rooms.GUARDED.stream().anyMatch(part -> within(target, part));
        return guarded || !(within(target, "java") || within(target, "org.jspecify.annotations"));
    }

    private static boolean within(String target, String parent) {
        return target.equals(parent) || target.startsWith(parent + ".");
    }

    private static String packageOf(Dependency dependency) {
        var target = dependency.getTargetClass().getBaseComponentType();
        return target.isPrimitive() ? "" : target.getPackageName();
    }

    private static List<String> unplanned(House house) {
        var strangers = new TreeSet<String>();
        for (var source : house.sources()) {
            if (source.is("module-info.java")) {
                continue;
            }
            var room = Rooms.named(source.room());
            if (room.isEmpty()) {
                strangers.add(source.packageName() + " is in no row of the plan");
            } else if (!room.get().module().equals(source.module())) {
                strangers.add(
                        "%s stands in %s; the plan has it in %s"
                                .formatted(
                                        source.packageName(),
                                        source.module(),
                                        room.get().module()));
            }
        }
        return List.copyOf(strangers);
    }

    private static List<String> cycles(House house) {
        return slices().matching(Rooms.BASE + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .evaluate(house.classes())
                .getFailureReport()
                .getDetails();
    }

    private static List<String> drawers(House house) {
        var found = new TreeSet<String>();
        for (JavaClass c : house.classes()) {
            for (var part : c.getPackageName().split("\\.", -1)) {
                if (BANNED_NAMES.contains(part)) {
                    found.add("the package " + c.getPackageName());
                }
            }
            if (BANNED_CLASS_NAME.matcher(c.getSimpleName()).matches()) {
                found.add("the class " + c.getName());
            }
        }
        return List.copyOf(found);
    }

    private static List<String> splits(House house) {
        var modules = new TreeMap<String, TreeSet<String>>();
        for (var source : house.sources()) {
            if (!source.is("module-info.java")) {
                modules.computeIfAbsent(source.packageName(), name -> new TreeSet<>())
                        .add(source.module());
            }
        }
        return modules.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> entry.getKey() + " is split over " + entry.getValue())
                .toList();
    }
}
