package org.psephos.report;

import java.util.ArrayList;
import java.util.List;
import org.psephos.dataset.Manifest;

/**
 * Places in files as a page names them: by the name of the file alone where no other file has that
 * name, since the page gives the paths at its foot.
 */
final class Places {
    private final boolean inFull;

    Places(Manifest manifest) {
        var names = manifest.sources().stream().map(source -> name(source.path())).toList();
        this.inFull = names.stream().distinct().count() < names.size();
    }

    /** {@code votes.csv:17} for {@code /where/ever/votes.csv:17}. */
    String of(String origin) {
        return inFull ? origin : name(origin);
    }

    /** Each once by its file, then by its line alone while the file is the same. */
    List<String> of(List<String> origins) {
        var places = new ArrayList<String>();
        var before = "";
        for (var origin : origins) {
            var place = of(origin);
            var file = place.substring(0, place.lastIndexOf(':') + 1);
            places.add(
                    !file.isEmpty() && file.equals(before)
                            ? place.substring(file.length())
                            : place);
            before = file;
        }
        return places;
    }

    private static String name(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
