package org.psephos.rank;

import org.junit.jupiter.api.Nested;
import org.psephos.rank.RankOptions.Method;
import org.psephos.rank.RankOptions.Ties;

/** Every method keeps the contract. */
class RankersTest {

    @Nested
    class HalfTies extends RankerContract {
        @Override
        Options options() {
            return Options.plain();
        }
    }

    @Nested
    class Davidson extends RankerContract {
        @Override
        Options options() {
            return Options.of(Ties.DAVIDSON);
        }
    }

    @Nested
    class RaoKupper extends RankerContract {
        @Override
        Options options() {
            return Options.of(Ties.RAO_KUPPER);
        }
    }

    @Nested
    class WithPosition extends RankerContract {
        @Override
        Options options() {
            return Options.of(Ties.DAVIDSON).position();
        }

        @Override
        void equalSystemsShareAPlaceInNameOrder() {
            // Each pair stands in one order only: position and strength cannot be told apart.
        }
    }

    @Nested
    class Bootstrapped extends RankerContract {
        @Override
        Options options() {
            return Options.plain().bootstrap(50);
        }

        @Override
        void equalSystemsShareAPlaceInNameOrder() {
            // With four votes a pair most rounds determine nothing.
        }

        @Override
        void namesDoNotMatter() {
            // Names decide which random number goes to which pair.
        }
    }

    @Nested
    class LuceOfPairs extends RankerContract {
        @Override
        Options options() {
            return Options.of(Method.PLACKETT_LUCE).ties(Ties.DAVIDSON);
        }
    }

    @Nested
    class OnlineElo extends RankerContract {
        @Override
        Options options() {
            return Options.of(Method.ELO);
        }

        @Override
        boolean online() {
            return true;
        }
    }

    @Nested
    class Winning extends RankerContract {
        @Override
        Options options() {
            return Options.of(Method.WIN_RATE);
        }

        @Override
        boolean descriptive() {
            return true;
        }
    }

    @Nested
    class Counting extends RankerContract {
        @Override
        Options options() {
            return Options.of(Method.COUNTS);
        }

        @Override
        boolean descriptive() {
            return true;
        }
    }

    @Nested
    class Glickos extends RankerContract {
        @Override
        Options options() {
            return Options.believing(Method.GLICKO);
        }

        @Override
        boolean online() {
            return true;
        }
    }

    @Nested
    class SecondGlickos extends RankerContract {
        @Override
        Options options() {
            return Options.believing(Method.GLICKO_2);
        }

        @Override
        boolean online() {
            return true;
        }
    }

    @Nested
    class WengLins extends RankerContract {
        @Override
        Options options() {
            return Options.believing(Method.WENG_LIN);
        }

        @Override
        boolean online() {
            return true;
        }
    }

    @Nested
    class GaussianSkills extends RankerContract {
        @Override
        Options options() {
            return Options.believing(Method.GAUSSIAN_SKILL);
        }

        @Override
        boolean online() {
            return true;
        }
    }
}
