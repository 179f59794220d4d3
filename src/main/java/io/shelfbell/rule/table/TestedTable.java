package io.shelfbell.rule.table;

import java.util.List;

/** A table whose rows can be used, with its examples and what answered them. */
public record TestedTable(DecisionTable table, List<Example> examples) {}
