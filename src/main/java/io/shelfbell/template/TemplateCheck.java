package io.shelfbell.template;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.velocity.runtime.parser.node.ASTComment;
import org.apache.velocity.runtime.parser.node.ASTDirective;
import org.apache.velocity.runtime.parser.node.ASTElseStatement;
import org.apache.velocity.runtime.parser.node.ASTIfStatement;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.apache.velocity.runtime.parser.node.ASTText;
import org.apache.velocity.runtime.parser.node.Node;

/** Walks a parsed template before anything of it runs: what is not on the short list is refused, and so is a value that may be absent. */
final class TemplateCheck {
    private static final Pattern LOOP_VARIABLE = Pattern.compile("\\$\\{?([a-z]\\w*)}?");

    /** Velocity takes {@code #fff} for a directive; a colour that begins with a digit is text to it. */
    private static final Pattern COLOUR = Pattern.compile("#(?:\\p{XDigit}{3}|\\p{XDigit}{6})");

    private final Place place;
    private final Findings findings;
    private final ReferenceCheck references;
    private final ConditionCheck conditions;
    private final PageSoFar page = new PageSoFar();

    private TemplateCheck(String file, Place place) {
        this.place = place;
        this.findings = new Findings(file);
        this.references = new ReferenceCheck(findings, place);
        this.conditions = new ConditionCheck(findings, references);
    }

    static List<Problem> problems(String file, Place place, String text, Node tree) {
        var check = new TemplateCheck(file, place);
        check.children(tree, Scope.TOP);
        if (check.isPage()) check.findings.addAll(PageCheck.problems(file, text));
        return check.findings.inOrder();
    }

    private void children(Node node, Scope scope) {
        for (int i = 0; i < node.jjtGetNumChildren(); i++) check(node.jjtGetChild(i), scope);
    }

    private void check(Node node, Scope scope) {
        if (node instanceof ASTText) page.add(Findings.source(node));
        else if (node instanceof ASTReference reference) inserted(reference, scope);
        else if (node instanceof ASTIfStatement) branches(node, scope);
        else if (node instanceof ASTDirective directive
                && directive.getDirectiveName().equals("foreach")) loop(node, scope);
        else if (node instanceof ASTDirective
                && COLOUR.matcher(Findings.source(node)).matches()) page.add(Findings.source(node));
        else if (!(node instanceof ASTComment)) findings.refuse(node, "text, $group.name, #if or #foreach");
    }

    private void inserted(ASTReference node, Scope scope) {
        var name = references.known(node, scope);
        var kind = name == null ? Kind.TEXT : name.kind();
        var objection = isPage() ? page.objection(kind) : null;
        if (objection != null) findings.refuse(node, objection);
        if (kind == Kind.LIST) findings.refuse(node, "#foreach over it");
        if (name != null && !node.literal().startsWith("$!")) references.mustBeThere(node, name, scope);
        page.add("x");
    }

    /** {@code #if}, its {@code #elseif}s and its {@code #else}: each knows that those before it came out false. */
    private void branches(Node node, Scope scope) {
        var rest = branch(node, scope);
        for (int i = 2; i < node.jjtGetNumChildren(); i++) {
            var child = node.jjtGetChild(i);
            if (child instanceof ASTElseStatement) children(child.jjtGetChild(0), rest);
            else rest = branch(child, rest);
        }
    }

    private Scope branch(Node node, Scope scope) {
        var condition = node.jjtGetChild(0);
        conditions.check(condition, scope);
        children(node.jjtGetChild(1), scope.given(ConditionCheck.proves(condition, true)));
        return scope.given(ConditionCheck.proves(condition, false));
    }

    private void loop(Node node, Scope scope) {
        var variable = LOOP_VARIABLE.matcher(Findings.source(node.jjtGetChild(0)));
        boolean fresh =
                variable.matches() && !variable.group(1).equals("foreach") && !Name.GROUPS.contains(variable.group(1));
        if (!fresh) findings.refuse(node.jjtGetChild(0), "#foreach with a variable of its own, such as $x");
        var list = node.jjtGetNumChildren() > 2 ? node.jjtGetChild(2) : node;
        var name = list instanceof ASTReference reference ? references.known(reference, scope) : null;
        if (name == null || name.kind() != Kind.LIST) findings.refuse(list, "a list: " + lists());
        for (int i = 3; i < node.jjtGetNumChildren(); i++)
            children(node.jjtGetChild(i), fresh ? scope.loop(variable.group(1)) : scope);
    }

    private static String lists() {
        return "$" + Name.ITEM_ATTRIBUTES.path();
    }

    private boolean isPage() {
        return place.part() == Part.HTML;
    }
}
