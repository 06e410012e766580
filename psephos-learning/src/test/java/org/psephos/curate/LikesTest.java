package org.psephos.curate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psephos.math.Seed;
import org.psephos.model.Origin;

class LikesTest {
    @TempDir private Path folder;

    @Test
    void whatATextIsLikeIsFoundAgainByItsPlace() {
        var random = new Seed(1).random();
        try (var scratch = new Scratch(folder, 100)) {
            var likes = new Likes(scratch);
            var all = new TreeMap<Integer, KeepFirst.Like>();
            assertThat(likes.of(7)).isNull();
            for (int place = 3; all.size() < 1000; place += 1 + random.nextInt(4)) {
                all.put(place, new KeepFirst.Like(random.nextInt(place), random.nextDouble()));
                likes.add(place, all.get(place).kept(), all.get(place).similarity());
            }
            for (int place = 0; place < all.lastKey() + 3; place++) {
                assertThat(likes.of(place)).isEqualTo(all.get(place));
            }
            var told = new TreeMap<Integer, KeepFirst.Like>();
            likes.each(told::put);
            assertThat(told).isEqualTo(all);
        }
    }

    @Test
    void originsComeBackByTheirNumber() {
        var random = new Seed(2).random();
        try (var scratch = new Scratch(folder, 100)) {
            var origins = new Origins(scratch);
            var all = new ArrayList<Origin>(List.of(new Origin.Event("vote 1")));
            for (int i = 0; i < 1000; i++) {
                long line = 1 + random.nextInt(1_000_000) * 1000L;
                all.add(new Origin.Row("f" + random.nextInt(9), line));
            }
            all.add(new Origin.Event("f1"));
            all.forEach(origins::add);
            for (int i = 0; i < all.size(); i++) {
                assertThat(origins.get(i)).isEqualTo(all.get(i));
            }
        }
    }
}
