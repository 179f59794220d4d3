package io.shelfbell.command.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import io.shelfbell.command.stage.Servers;
import io.shelfbell.rota.CrashPoint;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node ends at each boundary between two steps while the history goes on; the next one finishes what it began. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "drill", matches = "crashes", disabledReason = "takes minutes")
class CrashPointIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Random random = new Random(1);
    private final History history = new History(1, Clock.systemUTC().instant());
    private Servers servers;
    private Scene scene;
    private Crew crew;
    private World world;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        servers = Servers.database(folder.resolve("data"));
        scene = new Scene(folder, servers, 1);
        crew = new Crew(folder, scene.settings(), 1);
        crew.awaitAll(PATIENCE);
        world = new World(crew, new KeyRing(scene.database()).issue("drill", Role.ADMIN.scopes()));
    }

    @AfterAll
    void end() throws Exception {
        world.close();
        crew.close();
        scene.close();
        servers.close();
    }

    @ParameterizedTest
    @EnumSource(CrashPoint.class)
    void nothing_is_lost_or_doubled_when_a_node_ends_at(CrashPoint point) throws Exception {
        int before = crew.ends();

        crew.kill(random, point);
        for (long began = System.nanoTime();
                crew.ends() < before + 2 && System.nanoTime() - began < PATIENCE.toNanos();
                Thread.sleep(30)) history.next().forEach(world::tell);

        assertThat(crew.ends()).as("killed, and crashed at " + point).isEqualTo(before + 2);
        crew.awaitAll(PATIENCE);
        world.awaitHeard(PATIENCE);
        for (long began = System.nanoTime();
                !Promises.isDrained(scene.database()) && System.nanoTime() - began < PATIENCE.toNanos(); )
            Thread.sleep(200);
        var promises = new Promises(scene.database(), world, history, scene.ledger(), Duration.ofSeconds(8));
        assertThat(promises.counts()).allMatch(Count::isClean);
    }
}
