package io.shelfbell.decision;

import io.shelfbell.rota.Worker;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Works through lines that were moved, on every node; single items go before the pages of a category. */
@Component
class ThresholdWorker implements SmartLifecycle {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ThresholdPages pages;
    private final SalesCount sales;
    private final Worker worker = new Worker("thresholds", PAUSE, this::work);
    private LocalDate begun = LocalDate.EPOCH;

    ThresholdWorker(ThresholdPages pages, SalesCount sales) {
        this.pages = pages;
        this.sales = sales;
    }

    private int work() {
        if (!begun.equals(sales.today())) {
            pages.beginDay();
            begun = sales.today();
        }
        int items = pages.items();
        return items > 0 ? items : pages.many();
    }

    /** Lines were moved. */
    void wake() {
        worker.wake();
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }
}
