package io.shelfbell.rota;

import io.shelfbell.fact.Lane;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;

/** Workers of their own for each lane, so that a blast in one never delays another; they start and stop with the service. */
public abstract class LaneWorkers implements SmartLifecycle {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Map<Lane, List<Worker>> workers = new EnumMap<>(Lane.class);

    /**
     * @param name what they do, for the names of their threads
     * @param perLane how many share a lane
     */
    protected LaneWorkers(String name, int perLane) {
        for (var lane : Lane.values()) {
            var prefix = name + "-" + lane.name().toLowerCase(Locale.ROOT) + "-";
            workers.put(
                    lane,
                    IntStream.rangeClosed(1, perLane)
                            .mapToObj(no -> new Worker(prefix + no, PAUSE, () -> work(lane)))
                            .toList());
        }
    }

    /** Takes some due work of the lane and returns how much it was; zero means that nothing is due. */
    protected abstract int work(Lane lane);

    /** There is work in the lane now, or when the open transaction commits. */
    public void wake(Lane lane) {
        workers.getOrDefault(lane, List.of()).forEach(Worker::wake);
    }

    @Override
    public void start() {
        all().forEach(Worker::start);
    }

    @Override
    public void stop() {
        all().forEach(Worker::stop);
    }

    @Override
    public boolean isRunning() {
        return all().anyMatch(Worker::isRunning);
    }

    private Stream<Worker> all() {
        return workers.values().stream().flatMap(Collection::stream);
    }
}
