package io.shelfbell.rule;

import io.shelfbell.rule.table.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.event.rule.ObjectUpdatedEvent;
import org.kie.api.event.rule.RuleRuntimeEventListener;
import org.kie.api.runtime.rule.FactHandle;

/** Notes what rules insert, and which rule and row it was. */
final class FiringListener extends DefaultAgendaEventListener implements RuleRuntimeEventListener {
    private final Class<?> action;
    private final List<Fired> fired = new ArrayList<>();
    private final List<FactHandle> inserted = new ArrayList<>();
    private @Nullable Row row;

    FiringListener(Class<?> action) {
        this.action = action;
    }

    @Override
    public void beforeMatchFired(BeforeMatchFiredEvent event) {
        row = null;
        for (var object : event.getMatch().getObjects()) if (object instanceof Row matched) row = matched;
    }

    @Override
    public void objectInserted(ObjectInsertedEvent event) {
        var rule = event.getRule();
        if (rule == null) return;
        inserted.add(event.getFactHandle());
        if (action.isInstance(event.getObject())) fired.add(fired(rule, event.getObject()));
    }

    private Fired fired(Rule rule, Object object) {
        return new Fired(rule.getName(), owner(rule), row, object);
    }

    /** The annotation's value comes with the quotation marks of the DRL. */
    private static @Nullable String owner(Rule rule) {
        var owner = rule.getMetaData().get("owner");
        return owner == null ? null : owner.toString().replace("\"", "");
    }

    List<Fired> fired() {
        return fired.size() < 2
                ? List.copyOf(fired)
                : fired.stream().sorted(Fired.IN_ORDER).toList();
    }

    List<FactHandle> inserted() {
        return inserted;
    }

    void forget() {
        fired.clear();
        inserted.clear();
    }

    @Override
    public void objectUpdated(ObjectUpdatedEvent event) {}

    @Override
    public void objectDeleted(ObjectDeletedEvent event) {}
}
