package io.shelfbell.rota;

import io.shelfbell.fact.Lane;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;

/** One worker per lane, so that a blast in one never delays another; they start and stop with the service. */
public abstract class LaneWorkers implements SmartLifecycle {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Map<Lane, Worker> workers = new EnumMap<>(Lane.class);

    /** @param name what they do, for the names of their threads */
    protected LaneWorkers(String name) {
        for (var lane : Lane.values()) {
            workers.put(lane, new Worker(name + "-" + lane.name().toLowerCase(Locale.ROOT), PAUSE, () -> work(lane)));
        }
    }

    /** Takes some due work of the lane and returns how much it was; zero means that nothing is due. */
    protected abstract int work(Lane lane);

    /** There is work in the lane now, or when the open transaction commits. */
    public void wake(Lane lane) {
        Optional.ofNullable(workers.get(lane)).ifPresent(Worker::wake);
    }

    @Override
    public void start() {
        workers.values().forEach(Worker::start);
    }

    @Override
    public void stop() {
        workers.values().forEach(Worker::stop);
    }

    @Override
    public boolean isRunning() {
        return workers.values().stream().anyMatch(Worker::isRunning);
    }
}
