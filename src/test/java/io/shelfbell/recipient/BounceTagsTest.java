package io.shelfbell.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BounceTagsTest {
    private static final BounceTags TAGS = Tags.of("one secret");

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "0000000000000000", "000000000000000000", "ünd\u0000", "d4711", "ffffffffffffffff"})
    void what_nobody_issued_is_not_ours(String tag) {
        assertThat(TAGS.isOurs("d4711", tag)).isFalse();
    }

    @Test
    void a_tag_is_for_one_delivery_and_of_one_installation() {
        var tag = TAGS.tag("d4711");
        assertThat(TAGS.isOurs("d4711", tag)).isTrue();
        assertThat(TAGS.isOurs("d4712", tag)).isFalse();
        assertThat(TAGS.isOurs("d471", tag)).isFalse();
        assertThat(Tags.of("another secret").isOurs("d4711", tag)).isFalse();
    }

    @Test
    void every_character_counts() {
        var tag = TAGS.tag("d4711");
        IntStream.range(0, tag.length())
                .mapToObj(at -> tag.substring(0, at) + (tag.charAt(at) == '0' ? '1' : '0') + tag.substring(at + 1))
                .forEach(other -> assertThat(TAGS.isOurs("d4711", other)).isFalse());
        assertThat(TAGS.isOurs("d4711", tag.substring(1))).isFalse();
        assertThat(TAGS.isOurs("d4711", tag + "0")).isFalse();
    }

    @Test
    void servers_that_change_the_case_do_no_harm() {
        assertThat(TAGS.tag("d1")).matches("[0-9a-f]{16}").hasSize(BounceTags.LENGTH);
        assertThat(TAGS.isOurs("d1", TAGS.tag("d1").toUpperCase(Locale.ROOT))).isTrue();
    }

    /** A link's token is signed with the same secret. */
    @Test
    void the_seal_of_a_delivery_is_not_that_of_its_bare_name() {
        var seal = Seal.of("one secret".getBytes(), "d1".getBytes(), 8);
        assertThat(TAGS.isOurs("d1", java.util.HexFormat.of().formatHex(seal))).isFalse();
    }
}
