package io.shelfbell.rule.table;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns a fact's getter into a function as fast as a call written by hand. */
final class Accessors {
    private static final MethodType FUNCTION = MethodType.methodType(Object.class, Object.class);

    private Accessors() {}

    @SuppressWarnings("unchecked")
    static Function<Object, @Nullable Object> of(Method getter) {
        try {
            var lookup = MethodHandles.lookup();
            var handle = lookup.unreflect(getter);
            var type = handle.type().wrap();
            var site = LambdaMetafactory.metafactory(
                    lookup, "apply", MethodType.methodType(Function.class), FUNCTION, handle, type);
            return comparable(type.returnType(), (Function<Object, @Nullable Object>)
                    site.getTarget().invoke());
        } catch (Throwable e) {
            throw new IllegalStateException("Cannot read " + getter, e);
        }
    }

    /** The function of an inner fact's term; an absent inner fact makes it unknown. */
    static Function<Object, @Nullable Object> through(
            Function<Object, @Nullable Object> outer, Function<Object, @Nullable Object> inner) {
        return fact -> {
            var held = outer.apply(fact);
            return held == null ? null : inner.apply(held);
        };
    }

    /** All numbers are compared as {@link BigDecimal}. */
    private static Function<Object, @Nullable Object> comparable(
            Class<?> type, Function<Object, @Nullable Object> read) {
        if (type != Integer.class && type != Long.class) return read;
        return fact -> read.apply(fact) instanceof Number number ? BigDecimal.valueOf(number.longValue()) : null;
    }
}
