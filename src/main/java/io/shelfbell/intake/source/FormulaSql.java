package io.shelfbell.intake.source;

import static io.shelfbell.intake.source.ColumnType.Kind.DAY;
import static io.shelfbell.intake.source.ColumnType.Kind.DECIMAL;
import static io.shelfbell.intake.source.ColumnType.Kind.INSTANT;
import static io.shelfbell.intake.source.ColumnType.Kind.LOCAL_TIME;
import static io.shelfbell.intake.source.ColumnType.Kind.WHOLE;
import static io.shelfbell.intake.source.ColumnType.Kind.WORD;

import io.shelfbell.intake.source.ColumnType.Kind;
import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.Literal;
import org.springframework.expression.spel.ast.MethodReference;
import org.springframework.expression.spel.ast.NullLiteral;
import org.springframework.expression.spel.ast.OpEQ;
import org.springframework.expression.spel.ast.OpMinus;
import org.springframework.expression.spel.ast.OpNE;
import org.springframework.expression.spel.ast.OpPlus;
import org.springframework.expression.spel.ast.PropertyOrFieldReference;
import org.springframework.expression.spel.ast.Ternary;

/**
 * A formula in the SQL of a source, where SQL computes the same. What a formula cannot be computed for, SQL may give a value: such a row
 * keeps what it counted for whatever it says.
 */
final class FormulaSql {
    private static final Predicate<String> WHOLE_NUMBER =
            Pattern.compile("0|-?[1-9][0-9]{0,17}").asMatchPredicate();
    private static final Predicate<String> PLAIN =
            Pattern.compile("[^'\\\\\\p{Cntrl}]*").asMatchPredicate();

    private final RangeSql sql;
    private final Map<String, ColumnType> columns;
    private final Formula formula;
    private final Set<Kind> times = EnumSet.noneOf(Kind.class);

    FormulaSql(RangeSql sql, Map<String, ColumnType> columns, Formula formula) {
        this.sql = sql;
        this.columns = columns;
        this.formula = formula;
    }

    /** How one kind of value is written. */
    private interface Writer {
        String of(SpelNode node) throws NoDigest;
    }

    String word() throws NoDigest {
        var tree = formula.tree();
        return tree == null ? word(formula.toString()) : word(tree);
    }

    /** A number as everybody writes it. */
    String units() throws NoDigest {
        var tree = formula.tree();
        return sql.text(tree == null ? number(formula.toString()) : number(tree), DECIMAL);
    }

    /** In microseconds. */
    String time() throws NoDigest {
        var tree = formula.tree();
        return tree == null ? time(formula.toString()) : time(tree);
    }

    /** Whether its times have a zone or not, or both. */
    Set<Kind> times() {
        return times;
    }

    private String word(SpelNode node) throws NoDigest {
        if (node instanceof PropertyOrFieldReference column) return word(column.getName());
        if (node instanceof MethodReference call) {
            if (call.getName().equals("trim") && call.getChildCount() == 1)
                return "trim(" + word(call.getChild(0)) + ")";
            if (call.getName().equals("concat")) return "concat_ws('', " + all(call, this::word) + ")";
        }
        return node instanceof Literal constant && !(node instanceof NullLiteral)
                ? "'" + constant(constant, PLAIN) + "'"
                : either(node, this::word);
    }

    private String number(SpelNode node) throws NoDigest {
        if (node instanceof PropertyOrFieldReference column) return number(column.getName());
        if (node instanceof OpPlus && node.getChildCount() == 2) return "(" + pair(node, " + ") + ")";
        if (node instanceof OpMinus && node.getChildCount() == 2) return "(" + pair(node, " - ") + ")";
        return node instanceof Literal constant && !(node instanceof NullLiteral)
                ? sql.exact(constant(constant, WHOLE_NUMBER))
                : either(node, this::number);
    }

    private String pair(SpelNode node, String sign) throws NoDigest {
        return number(node.getChild(0)) + sign + number(node.getChild(1));
    }

    private String time(SpelNode node) throws NoDigest {
        return node instanceof PropertyOrFieldReference column ? time(column.getName()) : either(node, this::time);
    }

    /** What is the same for every kind of value. */
    private String either(SpelNode node, Writer writer) throws NoDigest {
        if (node instanceof NullLiteral) return "null";
        if (node instanceof MethodReference call && call.getName().equals("coalesce") && call.getChildCount() > 0)
            return "coalesce(" + all(call, writer) + ")";
        if (node instanceof Ternary)
            return "case when %s then %s else %s end"
                    .formatted(condition(node.getChild(0)), writer.of(node.getChild(1)), writer.of(node.getChild(2)));
        throw computed();
    }

    private static String all(SpelNode node, Writer writer) throws NoDigest {
        var texts = new ArrayList<String>();
        for (int i = 0; i < node.getChildCount(); i++) texts.add(writer.of(node.getChild(i)));
        return String.join(", ", texts);
    }

    /** A column is, or is not, a constant: an empty one is not. */
    private String condition(SpelNode node) throws NoDigest {
        boolean same = node instanceof OpEQ;
        if (!same && !(node instanceof OpNE)
                || !(node.getChild(0) instanceof PropertyOrFieldReference name)
                || !(node.getChild(1) instanceof Literal constant)) throw computed();
        var column = column(name.getName(), List.of(WORD));
        if (column.type() == Types.CHAR || column.typeName().equals("bpchar")) throw computed();
        var equal = sql.exactly(sql.text(sql.quoted(column.name())), "'" + constant(constant, PLAIN) + "'");
        return "(" + equal + ") is " + (same ? "true" : "not true");
    }

    private String constant(Literal constant, Predicate<String> plain) throws NoDigest {
        var text = String.valueOf(constant.getLiteralValue().getValue());
        if (!plain.test(text)) throw new NoDigest("the constant '" + text + "' has no common text");
        return text;
    }

    private String word(String name) throws NoDigest {
        return sql.text(sql.quoted(column(name, List.of(WORD, WHOLE)).name()));
    }

    private String number(String name) throws NoDigest {
        var column = column(name, List.of(WHOLE, DECIMAL));
        var quoted = sql.quoted(column.name());
        return column.kind() == WHOLE ? sql.exact(quoted) : quoted;
    }

    private String time(String name) throws NoDigest {
        var column = column(name, List.of(DAY, LOCAL_TIME, INSTANT));
        times.add(column.kind() == LOCAL_TIME ? LOCAL_TIME : INSTANT);
        return sql.text(sql.quoted(column.name()), column.kind());
    }

    private ColumnType column(String name, List<Kind> kinds) throws NoDigest {
        var column = columns.get(name);
        if (column == null) throw new MissingColumn(name, columns.keySet());
        if (!kinds.contains(column.kind()))
            throw new NoDigest(
                    "column " + column.name() + " is of type " + column.typeName() + ", which has no common text here");
        return column;
    }

    private NoDigest computed() {
        return new NoDigest(formula + " is computed in a way that SQL may do otherwise");
    }
}
