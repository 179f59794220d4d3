package io.shelfbell.intake.source;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.expression.EvaluationException;
import org.springframework.expression.Expression;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.SpelEvaluationException;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.ast.PropertyOrFieldReference;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;

/**
 * A value of a row: the name of a column, or an expression in Spring's expression language over columns, constants in quotes and the
 * functions of {@link SourceRow}. It can call nothing else and change nothing.
 */
public final class Formula {
    private static final Pattern COLUMN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
    private static final SpelExpressionParser PARSER = new SpelExpressionParser(new SpelParserConfiguration());
    private static final SimpleEvaluationContext CONTEXT = SimpleEvaluationContext.forPropertyAccessors(
                    new ColumnAccessor())
            .withInstanceMethods()
            .build();

    private final String text;
    private final @Nullable Expression expression;

    private Formula(String text, @Nullable Expression expression) {
        this.text = text;
        this.expression = expression;
    }

    /** @throws IllegalArgumentException with a sentence when it cannot be read */
    public static Formula of(String text) {
        var trimmed = text.trim();
        if (COLUMN.matcher(trimmed).matches()) return new Formula(trimmed, null);
        try {
            return new Formula(trimmed, PARSER.parseExpression(trimmed));
        } catch (ParseException | IllegalStateException e) {
            throw new IllegalArgumentException("'" + trimmed + "' cannot be read: " + e.getMessage(), e);
        }
    }

    /** @throws MissingColumn when the row has no column of a name that is used */
    @Nullable
    Object of(Map<String, @Nullable Object> columns) throws UnreadableRow {
        var row = new SourceRow(columns);
        if (expression == null) return row.column(text);
        try {
            return expression.getValue(CONTEXT, row);
        } catch (SpelEvaluationException e) {
            if (e.getCause() instanceof MissingColumn missing) throw missing;
            throw new UnreadableRow("NOT_COMPUTABLE", text + " cannot be computed: " + e.getMessage());
        } catch (EvaluationException | ArithmeticException e) {
            throw new UnreadableRow("NOT_COMPUTABLE", text + " cannot be computed: " + e.getMessage());
        }
    }

    /** The columns that it names. */
    Set<String> columns() {
        if (expression == null) return Set.of(text);
        var columns = new LinkedHashSet<String>();
        if (expression instanceof SpelExpression spel) collect(spel.getAST(), columns);
        return columns;
    }

    /** What it computes; null when it is a column. */
    @Nullable
    SpelNode tree() {
        return expression instanceof SpelExpression spel ? spel.getAST() : null;
    }

    private static void collect(SpelNode node, Set<String> columns) {
        if (node instanceof PropertyOrFieldReference column) columns.add(column.getName());
        for (int i = 0; i < node.getChildCount(); i++) collect(node.getChild(i), columns);
    }

    @Override
    public String toString() {
        return text;
    }
}
