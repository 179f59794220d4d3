package io.shelfbell.intake;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers that nothing in the trade is below: what a table is proven for holds only for facts within them. */
public final class Bounds {
    private Bounds() {}

    /** Null for absent and for less. */
    public static @Nullable Integer atLeast(int lowest, Fields fields, String name) {
        var units = fields.optionalUnits(name);
        if (units == null || units >= lowest) return units;
        fields.complain(name, "OUT_OF_RANGE", "Expected at least " + lowest + ".");
        return null;
    }

    public static @Nullable BigDecimal notNegative(Fields fields, String name, @Nullable BigDecimal amount) {
        if (amount == null || amount.signum() >= 0) return amount;
        fields.complain(name, "OUT_OF_RANGE", "Expected at least 0.");
        return null;
    }
}
