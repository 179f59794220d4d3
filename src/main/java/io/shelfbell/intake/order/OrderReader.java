package io.shelfbell.intake.order;

import io.shelfbell.fact.Customer;
import io.shelfbell.fact.CustomerOrder;
import io.shelfbell.intake.Finding;
import java.util.List;

/** Reads a sales channel's own payload. */
interface OrderReader {
    /** The channel's name, as in the path. */
    String channel();

    /** Never throws for what a body can contain. */
    Result read(byte[] body);

    /** What a body turned out to be. */
    sealed interface Result {
        /** One or several orders. */
        record Orders(List<ReadOrder> orders) implements Result {}

        /** Nothing in it can be taken, for named reasons. */
        record Refused(List<Finding> findings) implements Result {}
    }

    /**
     * An order in our words.
     *
     * @param findings what is worth knowing about it
     */
    record ReadOrder(CustomerOrder order, Customer customer, List<Finding> findings) {}
}
