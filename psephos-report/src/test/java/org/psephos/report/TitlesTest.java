package org.psephos.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TitlesTest {
    @Test
    void namesAndAbbreviationsAreWrittenAsTheFieldDoes() {
        assertThat(Titles.of("cohens-kappa")).isEqualTo("Cohen's kappa");
        assertThat(Titles.of("clipped-ips")).isEqualTo("Clipped IPS");
        assertThat(Titles.of("maa-gain")).isEqualTo("MAA gain");
        assertThat(Titles.of("self-agreement")).isEqualTo("Self-agreement");
        assertThat(Titles.of("")).isEmpty();
    }

    @Test
    void aSentenceHasOneMarkAtItsEnd() {
        assertThat(Titles.sentence("who won?")).isEqualTo("Who won?");
        assertThat(Titles.sentence("all did")).isEqualTo("All did.");
        assertThat(Titles.sentence("All did.")).isEqualTo("All did.");
    }
}
