package io.shelfbell.template;

import java.util.Set;
import org.apache.velocity.runtime.parser.node.ASTAndNode;
import org.apache.velocity.runtime.parser.node.ASTComparisonNode;
import org.apache.velocity.runtime.parser.node.ASTEQNode;
import org.apache.velocity.runtime.parser.node.ASTExpression;
import org.apache.velocity.runtime.parser.node.ASTIntegerLiteral;
import org.apache.velocity.runtime.parser.node.ASTNENode;
import org.apache.velocity.runtime.parser.node.ASTNotNode;
import org.apache.velocity.runtime.parser.node.ASTOrNode;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.apache.velocity.runtime.parser.node.ASTStringLiteral;
import org.apache.velocity.runtime.parser.node.Node;
import org.jspecify.annotations.Nullable;

/** What an #if may ask, and what is known to be there once it has answered. */
final class ConditionCheck {
    private static final String ALLOWED =
            "a condition of $group.name, a whole number, a 'text', ==, !=, <, <=, >, >=, &&, || and !";

    private final Findings findings;
    private final ReferenceCheck references;

    ConditionCheck(Findings findings, ReferenceCheck references) {
        this.findings = findings;
        this.references = references;
    }

    void check(Node node, Scope scope) {
        if (node instanceof ASTExpression || node instanceof ASTNotNode) check(node.jjtGetChild(0), scope);
        else if (node instanceof ASTReference reference) references.asked(reference, scope);
        else if (node instanceof ASTAndNode || node instanceof ASTOrNode) {
            var left = node.jjtGetChild(0);
            check(left, scope);
            check(node.jjtGetChild(1), scope.given(proves(left, node instanceof ASTAndNode)));
        } else if (node instanceof ASTComparisonNode) comparison(node, scope);
        else findings.refuse(node, ALLOWED);
    }

    private void comparison(Node node, Scope scope) {
        boolean equality = node instanceof ASTEQNode || node instanceof ASTNENode;
        var left = operand(node.jjtGetChild(0), scope, equality);
        var right = operand(node.jjtGetChild(1), scope, equality);
        oneOf(left, node.jjtGetChild(1));
        oneOf(right, node.jjtGetChild(0));
    }

    private @Nullable Name operand(Node node, Scope scope, boolean equality) {
        if (node instanceof ASTReference reference) {
            var name = references.known(reference, scope);
            if (name != null && !equality) ordered(reference, name, scope);
            return name;
        }
        if (!(node instanceof ASTIntegerLiteral || equality && node instanceof ASTStringLiteral))
            findings.refuse(node, equality ? "a name, a whole number or a 'text'" : "a name or a whole number");
        return null;
    }

    /** More and less are for numbers, and asking them of an absent value fails. */
    private void ordered(ASTReference node, Name name, Scope scope) {
        if (name.kind() != Kind.NUMBER) findings.refuse(node, "a number");
        references.mustBeThere(node, name, scope);
    }

    private void oneOf(@Nullable Name name, Node literal) {
        if (name == null || name.choices().isEmpty() || !(literal instanceof ASTStringLiteral)) return;
        var text = Findings.source(literal);
        if (!name.choices().contains(text.substring(1, text.length() - 1)))
            findings.refuse(literal, "one of " + String.join(", ", name.choices()));
    }

    /** The names that are there when the condition came out as {@code outcome}. */
    static Set<String> proves(Node node, boolean outcome) {
        if (node instanceof ASTExpression) return proves(node.jjtGetChild(0), outcome);
        if (node instanceof ASTNotNode) return proves(node.jjtGetChild(0), !outcome);
        if (node instanceof ASTReference reference) return outcome ? names(reference) : Set.of();
        boolean both = node instanceof ASTAndNode && outcome || node instanceof ASTOrNode && !outcome;
        boolean compared = node instanceof ASTComparisonNode && outcome != node instanceof ASTNENode;
        if (compared) return Scope.union(compared(node, 0), compared(node, 1));
        return both
                ? Scope.union(proves(node.jjtGetChild(0), outcome), proves(node.jjtGetChild(1), outcome))
                : Set.of();
    }

    /** Being equal to a literal takes being there; two names may be equal because both are absent. */
    private static Set<String> compared(Node comparison, int child) {
        boolean withLiteral = !(comparison.jjtGetChild(1 - child) instanceof ASTReference);
        return withLiteral && comparison.jjtGetChild(child) instanceof ASTReference reference
                ? names(reference)
                : Set.of();
    }

    private static Set<String> names(ASTReference node) {
        return Reference.of(node)
                .map(r -> r.key() == null ? Set.of(r.group()) : Set.of(r.group(), r.group() + "." + r.key()))
                .orElse(Set.of());
    }
}
