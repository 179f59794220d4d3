package io.shelfbell.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void what_a_stranger_wrote_is_quoted_so_that_it_can_be_stored() {
        var finding = new Finding("/a\0", "NOT_READABLE", "found \"\ud83d\0\u001b\u007f😀ä\n\"");
        assertThat(finding.pointer()).isEqualTo("/a\ufffd");
        assertThat(finding.message()).isEqualTo("found \"\ufffd\ufffd\ufffd\ufffd😀ä\n\"");
    }

    @Test
    void a_quotation_ends_after_1000_characters_and_never_within_one() {
        assertThat(new Finding("", "X", "😀".repeat(1_000)).message()).isEqualTo("😀".repeat(1_000));
        assertThat(new Finding("", "X", "😀".repeat(1_001)).message()).isEqualTo("😀".repeat(1_000));
    }
}
