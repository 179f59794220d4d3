package io.shelfbell.embedded;

import java.time.Duration;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Loads the demo shop before the service says that it is ready, then prints where everything is and one command to try. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("shelfbell.demo.enabled")
class Welcome {
    private final DemoAccess access;
    private final Environment environment;

    Welcome(DemoAccess access, Environment environment) {
        this.access = access;
        this.environment = environment;
    }

    @Bean
    ApplicationRunner demoShop(DemoLoader loader) {
        return arguments -> loader.loadOnce();
    }

    @EventListener
    @SuppressWarnings("SystemOut") // a page for the person at the terminal, not a log line
    void print(ApplicationReadyEvent ready) {
        var home = "http://localhost:" + environment.getProperty("local.server.port", "8080");
        var took = ready.getTimeTaken() == null ? Duration.ZERO : ready.getTimeTaken();
        System.out.printf(
                """

                Shelfbell is ready after %.1f s.

                  API           %s/swagger-ui.html
                  Sandbox       %s/sandbox        user %s, password %s
                  Health        %s/actuator/health
                  Database      %s
                  Broker        %s
                  Demo key      %s    (also in %s)

                Try it: take the last lamps off the shelf, and three customers hear of it.

                  curl -X POST %s/api/v1/stock/readings -H "Authorization: Bearer $(cat %s)" -H "Content-Type: application/json" \\
                    -d '{"source": "try", "sku": "LAMP-RED-01", "location": "WH-NORTH", "onHand": 0, "observedAt": "'$(date -u +%%FT%%TZ)'"}'

                """,
                took.toMillis() / 1000.0,
                home,
                home,
                access.user(),
                access.password(),
                home,
                environment.getProperty("spring.datasource.url"),
                environment.getProperty("spring.rabbitmq.host", "") + ":"
                        + environment.getProperty("spring.rabbitmq.port", "5672"),
                access.key(),
                access.keyFile(),
                home,
                access.keyFile());
    }
}
