package io.shelfbell;

import io.shelfbell.command.Commands;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the service, or runs a command and ends. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Shelfbell {
    public static void main(String[] args) {
        if (Commands.isCommand(args)) System.exit(Commands.run(args));
        SpringApplication.run(Shelfbell.class, args);
    }

    /** The doors read the time from here; everything behind them gets it as an argument. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
