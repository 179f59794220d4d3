package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How DRL is written here. */
class DrlFilesTest {
    private static final Pattern FORBIDDEN = Pattern.compile(
            "\\b(salience|eval|global|activation-group|agenda-group|ruleflow-group|modify|update|retract|lock-on-active)\\b");
    private static final Pattern RULE =
            Pattern.compile("rule\\s+\"([^\"]*)\"(.*?)\\bwhen\\b(.*?)\\bend\\b", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[A-Z]+-\\d{2}0 \\S.*");

    static Stream<SourceFile> files() {
        return SourceFile.below(RuleBooks.RULES, ".drl").stream();
    }

    private static String text(SourceFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }

    /** Without names and comments, in which any word may stand. */
    private static String code(SourceFile file) {
        return text(file).replaceAll("\"[^\"\n]*\"", "\"\"").replaceAll("//.*", "");
    }

    static List<MatchResult> rules(SourceFile file) {
        return RULE.matcher(text(file)).results().toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void order_and_facts_are_left_alone(SourceFile file) {
        assertThat(FORBIDDEN.matcher(code(file)).results().map(MatchResult::group))
                .as(file.name())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_is_short_and_its_package_is_its_folder(SourceFile file) {
        assertThat(text(file).lines()).hasSizeLessThanOrEqualTo(150);
        assertThat(rules(file)).hasSizeBetween(1, 10);
        assertThat(text(file)).startsWith("package rules." + file.folder().replace('-', '_') + ";");
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_rule_has_a_name_an_owner_and_a_source(SourceFile file) {
        for (var rule : rules(file)) {
            assertThat(rule.group(1)).matches(NAME).hasSizeLessThanOrEqualTo(80);
            assertThat(rule.group(2))
                    .as(rule.group(1))
                    .containsPattern("@owner\\(\"[^\"]+\"\\)")
                    .containsPattern("@source\\(\"[^\"]+\"\\)");
            assertThat(rule.group(3).split("insert\\(", -1))
                    .as("one action: " + rule.group(1))
                    .hasSize(2);
        }
    }

    @Test
    void no_id_is_used_twice() {
        var ids = new ArrayList<String>();
        files().forEach(file ->
                rules(file).forEach(rule -> ids.add(rule.group(1).split(" ")[0])));
        assertThat(ids).doesNotHaveDuplicates();
    }
}
