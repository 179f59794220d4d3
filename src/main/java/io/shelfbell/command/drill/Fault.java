package io.shelfbell.command.drill;

import io.shelfbell.command.drill.FaultProxy.Mood;
import io.shelfbell.rota.CrashPoint;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Random;

/** What a drill does to the service and its servers. Each ends by itself. */
enum Fault {
    KILL_NODE("a node is killed with -9") {
        @Override
        void strike(Scene scene, Crew crew, Random random) throws InterruptedException {
            crew.kill(random, null);
        }
    },
    CRASH_NODE("a node ends at a boundary between two steps") {
        @Override
        void strike(Scene scene, Crew crew, Random random) throws InterruptedException {
            var points = CrashPoint.values();
            crew.kill(random, points[random.nextInt(points.length)]);
        }
    },
    STOP_NODE("a node is stopped, for longer than its leases, and goes on") {
        @Override
        void strike(Scene scene, Crew crew, Random random) throws IOException, InterruptedException {
            crew.suspend(random, ASLEEP);
        }
    },
    KILL_BROKER("the broker is killed with -9, and has lost everything when it is back") {
        @Override
        void strike(Scene scene, Crew crew, Random random) throws IOException, InterruptedException {
            scene.killBroker(moment(random));
        }

        @Override
        boolean isPossible(Scene scene) {
            return scene.hasBrokerOfItsOwn();
        }
    },
    CUT_BROKER("lines to the broker are closed, and none is opened") {
        @Override
        void strike(Scene scene, Crew crew, Random random) throws InterruptedException {
            mood(scene.toBroker, Mood.CUT, random);
        }
    },
    HANG_BROKER("lines to the broker stay open, and nothing comes through") {
        @Override
        void strike(Scene scene, Crew crew, Random random) throws InterruptedException {
            mood(scene.toBroker, Mood.HANG, random);
        }
    },
    RESET_BROKER("lines to the broker are reset in the middle of whatever was said") {
        @Override
        void strike(Scene scene, Crew crew, Random random) {
            scene.toBroker.reset();
        }
    },
    SLOW_BROKER("lines to the broker are slow") {
        @Override
        void strike(Scene scene, Crew crew, Random random) throws InterruptedException {
            mood(scene.toBroker, Mood.SLOW, random);
        }
    },
    KILL_BACKEND("a process of the database is killed with -9: it drops all connections and recovers") {
        @Override
        void strike(Scene scene, Crew crew, Random random) {
            scene.database()
                    .sql("""
                            select pid from pg_stat_activity
                            where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid() limit 1
                            """)
                    .query(Long.class)
                    .optional()
                    .flatMap(ProcessHandle::of)
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    },
    END_CONNECTIONS("the database ends all connections") {
        @Override
        void strike(Scene scene, Crew crew, Random random) {
            scene.database().sql("""
                            select pg_terminate_backend(pid) from pg_stat_activity
                            where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
                            """).query().listOfRows();
        }
    },
    CUT_DATABASE("lines to the database are closed, and none is opened") {
        @Override
        void strike(Scene scene, Crew crew, Random random) throws InterruptedException {
            mood(scene.toDatabase, Mood.CUT, random);
        }
    },
    HANG_DATABASE("lines to the database stay open, and nothing comes through") {
        @Override
        void strike(Scene scene, Crew crew, Random random) throws InterruptedException {
            mood(scene.toDatabase, Mood.HANG, random);
        }
    },
    RESET_DATABASE("lines to the database are reset in the middle of whatever was said") {
        @Override
        void strike(Scene scene, Crew crew, Random random) {
            scene.toDatabase.reset();
        }
    },
    SLOW_DATABASE("lines to the database are slow") {
        @Override
        void strike(Scene scene, Crew crew, Random random) throws InterruptedException {
            mood(scene.toDatabase, Mood.SLOW, random);
        }
    },
    NO_CONNECTIONS("somebody else takes all connections that the database has") {
        @Override
        void strike(Scene scene, Crew crew, Random random) throws SQLException, InterruptedException {
            var taken = new ArrayList<Connection>();
            try {
                while (taken.size() < MANY) taken.add(scene.connect());
            } catch (SQLException e) {
                // none is left, which is what was wanted
            }
            Thread.sleep(moment(random).toMillis());
            for (var one : taken) one.close();
        }
    },
    LOCK_TABLES("a transaction of somebody else holds the tables of orders and deliveries") {
        @Override
        void strike(Scene scene, Crew crew, Random random) throws SQLException, InterruptedException {
            try (var connection = scene.connect();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("set local lock_timeout = '10s'");
                statement.execute("lock table delivery, customer_order in exclusive mode");
                Thread.sleep(moment(random).toMillis());
                connection.rollback();
            }
        }
    },
    KILL_PROVIDER("the provider is killed with -9; what it took is on its disk") {
        @Override
        void strike(Scene scene, Crew crew, Random random) throws IOException, InterruptedException {
            scene.killProvider(moment(random));
        }
    },
    CUT_PROVIDER("lines to the provider are closed, and none is opened") {
        @Override
        void strike(Scene scene, Crew crew, Random random) throws InterruptedException {
            mood(scene.toProvider, Mood.CUT, random);
        }
    },
    HANG_PROVIDER("the provider takes messages and does not answer") {
        @Override
        void strike(Scene scene, Crew crew, Random random) throws InterruptedException {
            mood(scene.toProvider, Mood.HANG, random);
        }
    },
    SLOW_PROVIDER("lines to the provider are slow") {
        @Override
        void strike(Scene scene, Crew crew, Random random) throws InterruptedException {
            mood(scene.toProvider, Mood.SLOW, random);
        }
    };

    private static final Duration ASLEEP = Duration.ofSeconds(30);
    private static final int SHORTEST_SECONDS = 2;
    private static final int LONGEST_SECONDS = 12;
    private static final int MANY = 500;

    private final String told;

    Fault(String told) {
        this.told = told;
    }

    /** For a person. */
    String told() {
        return told;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns when it is over. An exception means that it could not be done: the drill goes on with another one. */
    abstract void strike(Scene scene, Crew crew, Random random) throws IOException, SQLException, InterruptedException;

    boolean isPossible(Scene scene) {
        return true;
    }

    private static Duration moment(Random random) {
        return Duration.ofSeconds(SHORTEST_SECONDS + random.nextInt(LONGEST_SECONDS - SHORTEST_SECONDS + 1));
    }

    private static void mood(FaultProxy proxy, Mood mood, Random random) throws InterruptedException {
        proxy.be(mood);
        try {
            Thread.sleep(moment(random).toMillis());
        } finally {
            proxy.be(Mood.PASS);
        }
    }
}
