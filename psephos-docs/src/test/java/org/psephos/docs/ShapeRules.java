package org.psephos.docs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How values are built: nothing that was handed over can be changed from outside. */
final class ShapeRules {
    static final Rule RECORDS_COPY =
            new Rule("a public record copies the collections it is given", ShapeRules::uncopied);
    static final Rule RECORDS_HOLD_NO_ARRAYS =
            new Rule("a public record holds no array", ShapeRules::arrays);
    static final Rule NO_STATIC_STATE =
            new Rule("no static field can change", ShapeRules::staticState);
    static final Rule NO_GET =
            new Rule("below the faces no accessor is called get", ShapeRules::getters);

    private ShapeRules() {}

    private static List<String> uncopied(House house) {
        var found = new ArrayList<String>();
        for (var record : records(house)) {
            long collections = record.getFields().stream().filter(ShapeRules::collects).count();
            long copies = canonical(record).map(ShapeRules::copies).orElse(0L);
            if (copies < collections) {
                found.add(
                        "%s has %s collections and copies %s"
                                .formatted(record.getName(), collections, copies));
            }
        }
        return found;
    }

    /** Records that another room can meet; what a room does among its own is its own affair. */
    private static List<JavaClass> records(House house) {
        return house.classes().stream()
                .filter(JavaClass::isRecord)
                .filter(ShapeRules::isSeenFromOutside)
                .toList();
    }

    private static boolean isSeenFromOutside(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ShapeRules::isSeenFromOutside).orElse(true);
    }

    private static boolean collects(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.STATIC)
                && (field.getRawType().isAssignableTo(Collection.class)
                        || field.getRawType().isAssignableTo(Map.class));
    }

    private static Optional<JavaConstructor> canonical(JavaClass record) {
        var components =
                record.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .map(field -> field.getRawType().getName())
                        .sorted()
                        .toList();
        return record.getConstructors().stream()
                .filter(constructor -> parameters(constructor).equals(components))
                .findFirst();
    }

    private static List<String> parameters(JavaConstructor constructor) {
        return constructor.getRawParameterTypes().stream()
                .map(JavaClass::getName)
                .sorted()
                .toList();
    }

    private static long copies(JavaCodeUnit code) {
        return code.getMethodCallsFromSelf().stream().filter(ShapeRules::makesACopy).count();
    }

    /** Whether the call gives a collection that nobody else can change. */
    private static boolean makesACopy(JavaMethodCall call) {
        var owner = call.getTargetOwner().getName();
        var name = call.getTarget().getName();
        if (owner.startsWith(Rooms.BASE)) {
            return call.getTarget().resolveMember().map(ShapeRules::copies).orElse(0L) > 0;
        }
        return (owner.equals("java.util.List") && name.equals("copyOf"))
                || (owner.equals("java.util.Collections") && name.startsWith("unmodifiable"))
                || (owner.equals("java.util.stream.Stream") && name.equals("toList"));
    }

    private static List<String> arrays(House house) {
        return records(house).stream()
                .flatMap(record -> record.getFields().stream())
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> field.getRawType().isArray())
                .map(JavaField::getFullName)
                .sorted()
                .toList();
    }

    private static List<String> staticState(House house) {
        return house.classes().stream()
                .flatMap(c -> c.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .map(JavaField::getFullName)
                .sorted()
                .toList();
    }

    private static List<String> getters(House house) {
        return house.classes().stream()
                .filter(c -> !Rooms.FACES.contains(Rooms.of(c.getPackageName())))
                .flatMap(c -> c.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> method.getName().matches("get[A-Z].*"))
                .filter(method -> !method.getOwner().getName().contains("$"))
                .map(method -> method.getFullName())
                .sorted()
                .toList();
    }
}
