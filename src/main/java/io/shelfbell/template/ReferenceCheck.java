package io.shelfbell.template;

import java.util.Optional;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.jspecify.annotations.Nullable;

/** Only names of the model, and only where they are there. */
final class ReferenceCheck {
    private final Findings findings;
    private final Place place;

    ReferenceCheck(Findings findings, Place place) {
        this.findings = findings;
        this.place = place;
    }

    /** The model's name; null for a loop's variable, and for what is unknown, which is then refused. */
    @Nullable
    Name known(ASTReference node, Scope scope) {
        var reference = form(node).orElse(null);
        if (reference == null || reference.isOfLoop(scope)) return null;
        var name = reference.name();
        if (name == null) findings.refuse(node, reference.choices(scope));
        else if (name.presence() == Presence.LAYOUT && !place.isLayout())
            findings.refuse(node, "this name in templates/layout only");
        return name;
    }

    /** The same for a condition, which may also ask for the order as a whole. */
    @Nullable
    Name asked(ASTReference node, Scope scope) {
        return form(node).filter(Reference::isOrder).isPresent() ? null : known(node, scope);
    }

    void mustBeThere(ASTReference node, Name name, Scope scope) {
        if (scope.has(name)) return;
        var test = name.presence() == Presence.WITH_ORDER ? Name.ORDER : name.path();
        findings.refuse(node, "#if($%s) around it, for it may be absent".formatted(test));
    }

    private Optional<Reference> form(ASTReference node) {
        var reference = Reference.of(node);
        if (reference.isEmpty()) findings.refuse(node, "$group.name, without methods, brackets or a third level");
        return reference;
    }
}
