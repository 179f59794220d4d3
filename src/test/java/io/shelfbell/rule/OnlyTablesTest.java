package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Sourcing;
import io.shelfbell.fact.StockPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnlyTablesTest {
    private static boolean ask(String conditions) {
        var drl = "rule \"X\" when " + conditions + " then insert(Sourcing.EVERYBODY); end";
        var file = new SourceFile("rules/sourcing/x.drl", drl.getBytes(StandardCharsets.UTF_8));
        return OnlyTables.areAskedBy(List.of(file), StockPlace.class, Sourcing.class);
    }

    @Test
    void the_shipped_rules_only_ask_tables() {
        var shipped = SourceFile.below(RuleBooks.RULES.resolve("sourcing"), ".drl");
        assertThat(OnlyTables.areAskedBy(shipped, StockPlace.class, Sourcing.class))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$p : StockPlace() $t : DecisionTable() $r : Row() from $t.matching($p)",
                "$p: StockPlace( ) not DecisionTable(answersAbout( $p ))"
            })
    void rules_that_hand_the_fact_on(String conditions) {
        assertThat(ask(conditions)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$p : StockPlace(location == \"X\")",
                "StockPlace(location == \"X\")",
                "StockPlace()",
                "$p : StockPlace() DecisionTable(name == $p.location)",
                "$p : StockPlace() $t : DecisionTable() $r : Row() from $t.matching($p) eval($p.item() != null)",
                "$p : Object()",
                "$p : Record(toString contains \"X\")"
            })
    void rules_that_look_at_it_themselves(String conditions) {
        assertThat(ask(conditions)).isFalse();
    }

    @Test
    void a_rule_that_looks_at_the_item_is_not_answered_from_memory_of_another_item(@TempDir Path folder)
            throws IOException {
        var book = RuleBooks.copy(folder).write("sourcing/brand.drl", """
                package rules.sourcing;
                import io.shelfbell.fact.*;
                import java.util.Set;
                rule "SOURCE-020 lighting is sold in Austria only"
                    @owner("test") @source("test")
                when
                    StockPlace(item.category == "Lighting")
                then
                    insert(new Sourcing(CountsFor.COUNTRIES, Set.of("AT")));
                end
                """).load();
        var table = "WH-NORTH";
        assertThat(book.sourcing(SourcingTest.place(table, "Kitchen")).actions())
                .containsExactly(Sourcing.EVERYBODY);
        assertThat(book.sourcing(SourcingTest.place(table, "Lighting")).actions())
                .hasSize(2);
    }
}
