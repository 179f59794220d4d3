package io.shelfbell.template;

import java.util.Map;
import org.apache.velocity.runtime.directive.ForeachScope;
import org.apache.velocity.runtime.parser.node.MapGetExecutor;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.UberspectImpl;
import org.apache.velocity.util.introspection.VelPropertyGet;

/**
 * What templates name is an entry of a map, or told by {@code $foreach}, which Velocity makes a map, too. Velocity looks for a getter of the map first, and by a context's own
 * memory only: for each reference of each message anew. Public, for Velocity makes it.
 */
public final class Entries extends UberspectImpl {
    @Override
    public VelPropertyGet getPropertyGet(Object of, String name, Info place) {
        return of instanceof Map<?, ?> && !(of instanceof ForeachScope)
                ? new VelGetterImpl(new MapGetExecutor(log, of, name))
                : super.getPropertyGet(of, name, place);
    }
}
