package io.shelfbell.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.velocity.runtime.parser.Token;
import org.apache.velocity.runtime.parser.node.ASTBinaryOperator;
import org.apache.velocity.runtime.parser.node.Node;

/** What is wrong with one template, so far. */
final class Findings {
    private static final int LONGEST_QUOTE = 60;

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    /** The place is the first token's: a node knows its own line only after its initialisation, which must not happen yet. */
    void refuse(Node node, String expected) {
        var token = first(node);
        int indent = token.image.length() - token.image.stripLeading().length();
        problems.add(new Problem(file, token.beginLine, token.beginColumn + indent, quote(node), expected));
    }

    /** What an operator joins begins before it; the parser says otherwise. */
    private static Token first(Node node) {
        return node instanceof ASTBinaryOperator ? first(node.jjtGetChild(0)) : node.getFirstToken();
    }

    void addAll(List<Problem> more) {
        problems.addAll(more);
    }

    List<Problem> inOrder() {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    /** The template's own text of a node. */
    static String source(Node node) {
        var source = new StringBuilder();
        for (Token token = first(node); token != null; token = token.next) {
            source.append(token.image);
            if (token == node.getLastToken()) break;
        }
        return source.toString();
    }

    private static String quote(Node node) {
        var line = source(node).strip().lines().findFirst().orElse("");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "...";
    }
}
